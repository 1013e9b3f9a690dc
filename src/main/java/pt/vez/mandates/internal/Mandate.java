package pt.vez.mandates.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Flag;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.MandateView.State;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.OneTimeCodes;
import pt.vez.shared.InvalidInput;

/** Authority of an association to act for one person in one case (<i>procuração/mandato</i>), by consent. */
@Entity
@Table(name = "mandates_mandate")
class Mandate {
    @Id
    private UUID id;

    private UUID applicantId;
    private UUID caseId;

    @Column(name = "partner_id")
    private UUID partnerId;

    private String associationName;
    private UUID mediatorId;
    private String mediatorName;
    private String scopes;

    @Enumerated(EnumType.STRING)
    private Term term;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private Consent consent;

    private @Nullable String consentHint;

    @Embedded
    private ConsentEvidence evidence;

    private byte @Nullable [] codeHash;
    private @Nullable Instant codeExpiresAt;
    private int codeAttempts;
    private boolean relative;

    @Embedded
    private @Nullable SecondLook secondLook;

    @Embedded
    private @Nullable NoticeByLetter letter;

    private Instant requestedAt;
    private @Nullable Instant grantedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant endedAt;
    private @Nullable String endedBy;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Mandate() {}

    /** Who is to act for whom. */
    public record Parties(
            UUID applicantId,
            UUID caseId,
            UUID partnerId,
            String associationName,
            UUID mediatorId,
            String mediatorName) {}

    /** The text shown: SHA-256 of all of it, the language it was read in, the version of that translation. */
    public record Shown(byte[] hash, String language, int version) {}

    public Mandate(
            UUID id,
            Parties parties,
            Set<Scope> scopes,
            Term term,
            Consent consent,
            @Nullable String hint,
            Shown shown,
            Instant now) {
        this.id = id;
        this.applicantId = parties.applicantId();
        this.caseId = parties.caseId();
        this.partnerId = parties.partnerId();
        this.associationName = parties.associationName();
        this.mediatorId = parties.mediatorId();
        this.mediatorName = parties.mediatorName();
        this.scopes = scopes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        this.term = term;
        this.state = State.PENDING;
        this.consent = consent;
        this.consentHint = hint;
        this.evidence = new ConsentEvidence(shown);
        this.requestedAt = now;
    }

    public void awaitCode(byte[] hash, Instant until) {
        codeHash = hash;
        codeExpiresAt = until;
        codeAttempts = 0;
    }

    /**
     * Counts an attempt. A request whose code is too old ends.
     *
     * @return whether the code may be compared at all
     */
    public boolean attempt(Instant now) {
        if (state != State.PENDING || codeExpiresAt == null) {
            return false;
        }
        if (now.isAfter(codeExpiresAt)) {
            ends(State.EXPIRED, "TIME", now);
            return false;
        }
        codeAttempts++;
        return true;
    }

    /**
     * The code typed was wrong; after the last attempt the request ends.
     *
     * @return how many were typed
     */
    public int wrongCode(Instant now) {
        if (codeAttempts >= OneTimeCodes.ATTEMPTS) {
            ends(State.FAILED, "CODE", now);
        }
        return codeAttempts;
    }

    /** The same mediator asked again. */
    public void replaced(Instant now) {
        if (state == State.PENDING) {
            ends(State.EXPIRED, "REPLACED", now);
        }
    }

    private void ends(State end, String by, Instant now) {
        state = end;
        endedAt = now;
        endedBy = by;
        codeHash = null;
    }

    public boolean isAskedBy(UUID mediator) {
        return mediatorId.equals(mediator);
    }

    public byte @Nullable [] codeHash() {
        return codeHash;
    }

    /** What was shown, sealed; what the mediator declared; what looked wrong. */
    public void described(byte[] sealedText, boolean isRelative, @Nullable Flag flagged) {
        evidence.shown(sealedText);
        relative = isRelative;
        secondLook = flagged == null ? null : new SecondLook(flagged);
    }

    /** What the consent rests on. */
    ConsentEvidence evidence() {
        return evidence;
    }

    /**
     * The agency looked at it once more.
     *
     * @return whether that was still to be done
     */
    public boolean looked(UUID by, Instant now) {
        return secondLook != null && secondLook.done(by, now);
    }

    /**
     * The look was a mistake: the mandate waits for another one and counts as long as it did before it.
     *
     * @param since what was found earlier stands
     * @return false when another account looked, earlier than that, or when the mandate has ended since; nothing is
     *     changed
     */
    public boolean lookUndone(UUID by, Instant since) {
        SecondLook look = secondLook;
        if (look == null || !look.isDoneBy(by, since)) {
            return false;
        }
        Instant at = look.at();
        if (endedAt != null && at != null && !endedAt.isBefore(at)) {
            return false;
        }
        look.undone();
        if (state == State.ACTIVE && grantedAt != null) {
            expiresAt = expiry(grantedAt);
        }
        return true;
    }

    /** No message reaches the person: when it is flagged, a letter tells of it. */
    public void letterDue() {
        if (letter != null) {
            letter.dueAgain();
        } else if (secondLook != null) {
            letter = new NoticeByLetter();
        }
    }

    /** @return whether a letter was ever due */
    public boolean letterPrinted(UUID by, Instant now) {
        if (letter == null) {
            return false;
        }
        letter.printed(by, now);
        return true;
    }

    /**
     * The agency ends it.
     *
     * @return whether it was in force or waited for its code
     */
    public boolean stopped(Instant now) {
        boolean open = isOpen();
        if (open) {
            ends(State.ENDED, "AGENCY", now);
        }
        return open;
    }

    /** In force, or waiting for its code. */
    public boolean isOpen() {
        return state == State.ACTIVE || state == State.PENDING;
    }

    public void grant(Instant now) {
        if (state != State.PENDING) {
            throw new InvalidInput("mandate.notPending");
        }
        state = State.ACTIVE;
        grantedAt = now;
        expiresAt = expiry(now);
        codeHash = null;
    }

    private Instant expiry(Instant granted) {
        return granted.plus(
                awaitsLook() && term.length().compareTo(Term.UNCONFIRMED) > 0 ? Term.UNCONFIRMED : term.length());
    }

    private boolean awaitsLook() {
        return secondLook != null && secondLook.isWaiting();
    }

    /** The agency found it in order: it counts for the whole of its term from now on. */
    public void confirmed() {
        if (state == State.ACTIVE && grantedAt != null) {
            expiresAt = grantedAt.plus(term.length());
        }
    }

    /** The mediator's visit is over. A mandate for the visit ends with it, a longer one stays. */
    public void visitEnded(Instant now) {
        if (state == State.ACTIVE && term == Term.VISIT) {
            ends(State.ENDED, "VISIT", now);
        }
    }

    public void revoke(Instant now) {
        if (state == State.ACTIVE || state == State.PENDING) {
            ends(State.REVOKED, "APPLICANT", now);
        }
    }

    public boolean isOf(UUID association) {
        return partnerId.equals(association);
    }

    private Set<Scope> scopeSet() {
        return Arrays.stream(scopes.split(","))
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    public MandateView view() {
        return new MandateView(
                id,
                applicantId,
                caseId,
                partnerId,
                associationName,
                mediatorName,
                scopeSet(),
                term,
                state,
                consent,
                consentHint,
                requestedAt,
                grantedAt,
                expiresAt,
                endedAt,
                evidence.witnessName(),
                relative,
                secondLook == null ? null : secondLook.flag(),
                awaitsLook(),
                evidence.textLanguage(),
                evidence.textVersion(),
                evidence.interpreterName(),
                evidence.interpreterLanguage(),
                evidence.isPassportSeen());
    }
}
