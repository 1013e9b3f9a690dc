package pt.vez.people.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.people.ApplicantData;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.people.People;
import pt.vez.people.Person;
import pt.vez.people.internal.PersonKeys.Traits;
import pt.vez.shared.Ids;

@Service
class StoredPeople implements People {
    private final ApplicantRepository applicants;
    private final PersonKeys keys;
    private final PersonLocks locks;
    private final PersonKeyFill fill;

    StoredPeople(ApplicantRepository applicants, PersonKeys keys, PersonLocks locks, PersonKeyFill fill) {
        this.applicants = applicants;
        this.keys = keys;
        this.locks = locks;
        this.fill = fill;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Person> find(UUID id) {
        return applicants.findById(id).map(Applicant::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Person get(UUID id) {
        return find(id).orElseThrow();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Person locked(UUID id) {
        locks.lock(id);
        return get(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID enter(ApplicantData data) {
        Applicant entered = applicants.saveAndFlush(new Applicant(Ids.next(), data));
        keys.write(entered.id(), Traits.of(data));
        return entered.id();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(UUID id, Collection<CorrectedField> fields, CorrectableData wanted, CorrectionProof proof) {
        Applicant person = applicants.findById(id).orElseThrow();
        fields.forEach(field -> person.correct(field, wanted, proof));
        applicants.saveAndFlush(person);
        if (fields.stream().anyMatch(CorrectedField::isContact)) {
            keys.write(id, Traits.of(person.data()));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void dropSelfDescribedContact(UUID id) {
        Applicant person = applicants.findById(id).orElseThrow();
        person.withoutSelfDescribedContact();
        keys.write(id, Traits.of(person.data()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void passOneByOne(@Nullable String document, LocalDate birthDate, @Nullable UUID account) {
        locks.pass(document, birthDate, account);
    }

    @Override
    public int indexAll() {
        fill.startAgain();
        return fill.fill();
    }
}
