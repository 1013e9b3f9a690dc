package pt.vez.casework.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Claim;
import pt.vez.casework.Claiming;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.people.People;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.PartialDate;
import pt.vez.shared.Role;

/** Claims with a code to a contact of the register. */
@Service
class ClaimByCode implements Claiming {
    private final CaseRepository cases;
    private final People people;
    private final CaseTimeline timeline;
    private final Accounts accounts;
    private final ClaimCodes codes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimByCode(
            CaseRepository cases,
            People people,
            CaseTimeline timeline,
            Accounts accounts,
            ClaimCodes codes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.people = people;
        this.timeline = timeline;
        this.accounts = accounts;
        this.codes = codes;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Outcome start(Actor actor, CaseNumber number, LocalDate birthDate) {
        return start(actor, number, PartialDate.of(birthDate));
    }

    @Override
    @Transactional
    public Outcome start(Actor actor, CaseNumber number, PartialDate birthDate) {
        if (actor.acting() != null || !actor.is(Role.APPLICANT)) {
            throw new NotAuthorised("error.role");
        }
        codes.countStart(actor.accountId(), number);
        Case known = cases.findByNumber(number.value()).orElseThrow(ClaimByCode::noMatch);
        var data = people.get(known.applicantId()).data();
        boolean held = known.claim() == Claim.VERIFIED || known.isContactSelfDescribed();
        boolean taken = held && !actor.accountId().equals(known.accountId());
        if (!data.birth().covers(birthDate) || taken) {
            throw noMatch();
        }
        if (held) {
            // A contact the account typed itself proves nothing about it.
            return new Outcome.Claimed(known.id(), known.claim());
        }
        String email = data.email();
        AccountSummary own = accounts.own(actor);
        if (email != null && email.equals(own.email())
                || data.phone() != null && data.phone().equals(own.phone())) {
            return settle(actor, known, Claim.VERIFIED);
        }
        List<String> contacts = codes.receiving(data);
        if (contacts.isEmpty()) {
            boolean elsewhere =
                    known.claim() == Claim.PROVISIONAL && !actor.accountId().equals(known.accountId());
            if (elsewhere) {
                throw noMatch();
            }
            return settle(actor, known, Claim.PROVISIONAL);
        }
        return sendCode(actor, known, contacts, 0, data.language());
    }

    private Outcome.CodeSent sendCode(Actor actor, Case known, List<String> contacts, int which, String language) {
        String to = contacts.get(which);
        ClaimCodes.Begun code = codes.begin(actor.accountId(), known, to);
        if (code.isSent()) {
            boolean phone = to.startsWith("+");
            events.publishEvent(new ClaimCodeRequested(
                    code.claimId(), phone ? null : to, phone ? to : null, code.digits(), language));
        }
        String other = contacts.size() > 1 ? ClaimCodes.masked(contacts.get(1 - which)) : null;
        return new Outcome.CodeSent(code.claimId(), code.hint(), other);
    }

    @Override
    @Transactional
    public Outcome.CodeSent sendAgain(Actor actor, UUID claimId, boolean elsewhere) {
        ClaimCodes.Waiting waiting = codes.waiting(actor.accountId(), claimId).orElseThrow(ClaimCodes::spent);
        Case known = cases.findById(waiting.caseId()).orElseThrow();
        var data = people.get(known.applicantId()).data();
        List<String> contacts = codes.receiving(data);
        if (contacts.isEmpty()) {
            throw ClaimCodes.spent();
        }
        boolean second =
                contacts.size() > 1 && ClaimCodes.masked(contacts.get(1)).equals(waiting.hint());
        int which = contacts.size() > 1 && second != elsewhere ? 1 : 0;
        codes.expire(claimId);
        return sendCode(actor, known, contacts, which, data.language());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> pendingHint(Actor actor, UUID claimId) {
        return codes.waiting(actor.accountId(), claimId).map(ClaimCodes.Waiting::hint);
    }

    @Override
    @Transactional(noRollbackFor = InvalidInput.class)
    public Outcome.Claimed confirm(Actor actor, UUID claimId, String typed) {
        Case known =
                cases.findById(codes.confirm(actor.accountId(), claimId, typed)).orElseThrow();
        boolean held = known.claim() == Claim.VERIFIED || known.isContactSelfDescribed();
        if (held && !actor.accountId().equals(known.accountId())) {
            throw noMatch();
        }
        return settle(actor, known, Claim.VERIFIED);
    }

    private Outcome.Claimed settle(Actor actor, Case known, Claim strength) {
        known.claim(actor.accountId(), strength);
        timeline.append(
                known.id(),
                clock.instant(),
                CaseEventKind.CLAIMED,
                known.claim().name());
        journal.record(
                actor,
                "case.claimed",
                known.applicantId(),
                known.id().value(),
                known.claim().name());
        if (known.claim() == Claim.VERIFIED) {
            people.find(known.applicantId())
                    .ifPresent(person ->
                            accounts.learnName(actor.accountId(), person.data().name()));
        }
        return new Outcome.Claimed(known.id(), known.claim());
    }

    private static InvalidInput noMatch() {
        return new InvalidInput("claim.noMatch");
    }
}
