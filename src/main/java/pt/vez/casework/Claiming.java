package pt.vez.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.casework.internal.CaseTimeline;
import pt.vez.casework.internal.ClaimCodes;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.people.ApplicantData;
import pt.vez.people.People;
import pt.vez.platform.Limits;
import pt.vez.platform.Secrets;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.PartialDate;
import pt.vez.shared.Phone;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/**
 * A person takes over the case the register opened for them: number and birth date, then a code to the contact the
 * register holds. Without a contact the claim stays provisional until authorised staff have seen the passport.
 */
@Service
public class Claiming {
    private static final int ATTEMPTS = 5;
    private final CaseRepository cases;
    private final People people;
    private final CaseTimeline timeline;
    private final Accounts accounts;
    private final ClaimCodes codes;
    private final Secrets secrets;
    private final Journal journal;
    private final VezSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Claiming(
            CaseRepository cases,
            People people,
            CaseTimeline timeline,
            Accounts accounts,
            ClaimCodes codes,
            Secrets secrets,
            Journal journal,
            VezSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.people = people;
        this.timeline = timeline;
        this.accounts = accounts;
        this.codes = codes;
        this.secrets = secrets;
        this.journal = journal;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What comes next after number and birth date fit. */
    public sealed interface Outcome {
        /**
         * A code is on its way to a contact of the register.
         *
         * @param hint the contact, masked
         * @param otherHint another contact of the register it could be sent to instead, masked; null when there is none
         */
        record CodeSent(UUID claimId, String hint, @Nullable String otherHint) implements Outcome {}

        record Claimed(CaseId caseId, Claim claim) implements Outcome {}
    }

    /** The contact of the register must receive this code. Exactly one of mail address and telephone is set. */
    public record ClaimCodeRequested(
            UUID claimId, @Nullable String email, @Nullable String phone, String code, String language) {}

    /**
     * @throws InvalidInput the same for a wrong number, a wrong birth date and a case that is linked to an account
     *     already
     * @throws Limits.TooManyAttempts after ten tries of one account or sixty of one network in an hour; what others
     *     try for the same number does not keep the owner out
     */
    @Transactional
    public Outcome start(Actor actor, CaseNumber number, LocalDate birthDate) {
        return start(actor, number, PartialDate.of(birthDate));
    }

    /** The same, where the person's document has no day or month of birth. */
    @Transactional
    public Outcome start(Actor actor, CaseNumber number, PartialDate birthDate) {
        if (actor.acting() != null || !actor.is(Role.APPLICANT)) {
            throw new NotAuthorised("error.role");
        }
        codes.countStart(actor.accountId(), number);
        Case known = cases.findByNumber(number.value()).orElseThrow(Claiming::noMatch);
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
        List<String> contacts = receiving(data);
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

    /** Contacts of the register a code can reach, the telephone first. */
    private List<String> receiving(ApplicantData data) {
        List<String> contacts = new ArrayList<>();
        if (!settings.smsGateway().isBlank() && Phone.isMobile(data.phone())) {
            contacts.add(Objects.requireNonNull(data.phone()));
        }
        if (data.email() != null) {
            contacts.add(data.email());
        }
        return contacts;
    }

    private static String masked(String contact) {
        return contact.startsWith("+") ? new Phone(contact).masked() : new Email(contact).masked();
    }

    private Outcome.CodeSent sendCode(Actor actor, Case known, List<String> contacts, int which, String language) {
        String to = contacts.get(which);
        ClaimCodes.Code code = codes.next(actor.accountId(), known.number(), to);
        UUID id = Ids.next();
        String hint = masked(to);
        jdbc.sql("insert into casework_claim (id, case_id, account_id, hint, code_hash, expires_at, attempts)"
                        + " values (?, ?, ?, ?, ?, ?, 0)")
                .params(
                        id,
                        known.id().value(),
                        actor.accountId(),
                        hint,
                        secrets.hash("claim.code", id + code.digits()),
                        clock.instant().plus(ClaimCodes.TERM))
                .update();
        if (code.isSent()) {
            boolean phone = to.startsWith("+");
            events.publishEvent(
                    new ClaimCodeRequested(id, phone ? null : to, phone ? to : null, code.digits(), language));
        }
        String other = contacts.size() > 1 ? masked(contacts.get(1 - which)) : null;
        return new Outcome.CodeSent(id, hint, other);
    }

    /**
     * Sends another code for a claim that waits for one; the earlier one is worth nothing from then on.
     *
     * @param elsewhere to the other contact of the register, when it has one
     * @throws InvalidInput when the claim no longer waits for a code
     * @throws Limits.TooManyAttempts after ten codes of one account for one case in an hour
     */
    @Transactional
    public Outcome.CodeSent sendAgain(Actor actor, UUID claimId, boolean elsewhere) {
        record Waiting(UUID caseId, String hint) {}
        Waiting waiting = jdbc.sql("""
                        select case_id, hint from casework_claim
                         where id = ? and account_id = ? and consumed_at is null and expires_at > ?
                        """)
                .params(claimId, actor.accountId(), clock.instant())
                .query(Waiting.class)
                .optional()
                .orElseThrow(() -> new InvalidInput("claim.code.spent"));
        Case known = cases.findById(new CaseId(waiting.caseId())).orElseThrow();
        var data = people.get(known.applicantId()).data();
        List<String> contacts = receiving(data);
        if (contacts.isEmpty()) {
            throw new InvalidInput("claim.code.spent");
        }
        boolean second = contacts.size() > 1 && masked(contacts.get(1)).equals(waiting.hint());
        int which = contacts.size() > 1 && second != elsewhere ? 1 : 0;
        jdbc.sql("update casework_claim set expires_at = ? where id = ?")
                .params(clock.instant(), claimId)
                .update();
        return sendCode(actor, known, contacts, which, data.language());
    }

    /** A code that was sent and can still be typed, for a page opened again. */
    @Transactional(readOnly = true)
    public Optional<String> pendingHint(Actor actor, UUID claimId) {
        return jdbc.sql("select hint from casework_claim where id = ? and account_id = ? and consumed_at is null"
                        + " and expires_at > ?")
                .params(claimId, actor.accountId(), clock.instant())
                .query(String.class)
                .optional();
    }

    private record Pending(UUID caseId, byte[] codeHash, int attempts) {}

    /**
     * @throws InvalidInput when the code is missing or too short, which costs nothing; wrong, which is counted;
     *     expired or tried too often
     */
    @Transactional(noRollbackFor = InvalidInput.class)
    public Outcome.Claimed confirm(Actor actor, UUID claimId, String typed) {
        String code = TypedText.digits(typed);
        if (!ClaimCodes.mayBeCode(code)) {
            throw code.isEmpty()
                    ? new InvalidInput("signin.code.missing")
                    : new InvalidInput("signin.code.length", code.length());
        }
        Instant now = clock.instant();
        int counted = jdbc.sql("update casework_claim set attempts = attempts + 1 where id = ? and account_id = ?"
                        + " and consumed_at is null and expires_at > ? and attempts < ?")
                .params(claimId, actor.accountId(), now, ATTEMPTS)
                .update();
        if (counted == 0) {
            throw new InvalidInput("claim.code.spent");
        }
        Pending pending = jdbc.sql("select case_id, code_hash, attempts from casework_claim where id = ?")
                .param(claimId)
                .query((row, n) -> new Pending(row.getObject(1, UUID.class), row.getBytes(2), row.getInt(3)))
                .single();
        if (!secrets.matches("claim.code", claimId + code, pending.codeHash())) {
            int left = ATTEMPTS - pending.attempts();
            throw left > 0 ? new InvalidInput("claim.code.wrong", left) : new InvalidInput("claim.code.spent");
        }
        jdbc.sql("update casework_claim set consumed_at = ? where id = ?")
                .params(now, claimId)
                .update();
        Case known = cases.findById(new CaseId(pending.caseId())).orElseThrow();
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
