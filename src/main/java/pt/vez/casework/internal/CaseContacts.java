package pt.vez.casework.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.Cases.Contact;
import pt.vez.casework.Claim;
import pt.vez.identity.AccountContact;
import pt.vez.identity.Accounts;
import pt.vez.people.ApplicantData;
import pt.vez.people.People;
import pt.vez.people.Person;

/** Where messages about a case go. */
@Component
class CaseContacts {
    private final People people;
    private final Accounts accounts;

    CaseContacts(People people, Accounts accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /** Empty when the person was erased. */
    Optional<Contact> of(Case known) {
        return people.find(known.applicantId()).map(person -> of(known, person));
    }

    private Contact of(Case known, Person person) {
        ApplicantData data = person.data();
        if (known.claim() == Claim.PROVISIONAL && known.isContactSelfDescribed()) {
            // The passport was seen and the account was not confirmed: its contacts may be a stranger's.
            return new Contact(person.seenEmail(), person.seenPhone(), data.language(), known.number());
        }
        boolean owned = known.claim() == Claim.VERIFIED || known.claim() == Claim.SELF;
        UUID account = owned ? known.accountId() : null;
        AccountContact own = account == null ? null : accounts.contact(account).orElse(null);
        if (own == null) {
            return new Contact(data.email(), data.phone(), data.language(), known.number());
        }
        // What the applicant signs in with is proved and its language chosen; the register may be old, unless
        // corrected.
        return new Contact(
                person.emailProved() || own.email() == null ? data.email() : own.email(),
                person.phoneProved() || own.phone() == null ? data.phone() : own.phone(),
                person.languageChosen() ? data.language() : own.language(),
                known.number());
    }
}
