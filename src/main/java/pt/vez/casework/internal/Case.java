package pt.vez.casework.internal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Claim;
import pt.vez.casework.Origin;
import pt.vez.casework.Stage;

/** One residence case (<i>processo</i>) of one person. */
@Entity
@Table(name = "casework_case")
class Case {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CaseId id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 9)
    private String number;

    private UUID applicantId;
    private String procedureCode;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant stageSince;

    /** Since when the stage was that of the appointment, where being served ended it. */
    private @Nullable Instant appointmentSince;

    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private @Nullable UUID accountId;

    @Enumerated(EnumType.STRING)
    private Claim claim;

    private @Nullable Instant identitySeenAt;
    private @Nullable UUID identityBy;

    @Enumerated(EnumType.STRING)
    private @Nullable Claim identityClaimBefore;

    private @Nullable Instant identitySeenBefore;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Case() {}

    public Case(CaseId id, CaseNumber number, UUID applicantId, String procedureCode, Origin origin, Instant now) {
        this.id = id;
        this.number = number.value();
        this.applicantId = applicantId;
        this.procedureCode = procedureCode;
        this.stage = Stage.DOCUMENTS;
        this.stageSince = now;
        this.openedAt = now;
        this.origin = origin;
        this.claim = Claim.NONE;
    }

    /** The account becomes this person's. A verified or self-described claim is never replaced by another account's. */
    public void claim(UUID account, Claim strength) {
        boolean held = claim == Claim.VERIFIED || claim == Claim.SELF;
        if (held && !account.equals(accountId)) {
            throw new IllegalStateException("claimed by somebody else");
        }
        accountId = account;
        claim = held ? claim : strength;
    }

    /**
     * An officer or a mediator compared the person with their passport. An unconfirmed account becomes the person's
     * only when they said that it is theirs; one they do not know is unlinked.
     *
     * @param by account of who compared
     * @return the account that was unlinked, when there was one
     */
    public Optional<UUID> identitySeen(AccountAnswer answer, UUID by, Instant now) {
        identitySeenBefore = identitySeenAt;
        identityClaimBefore = claim;
        identityBy = by;
        identitySeenAt = now;
        UUID before = accountId;
        if (before == null || !isUnconfirmed()) {
            return Optional.empty();
        }
        if (answer.kind() == AccountAnswer.Kind.THEIRS && before.equals(answer.account())) {
            claim = Claim.VERIFIED;
            return Optional.empty();
        }
        if (answer.kind() == AccountAnswer.Kind.LATER) {
            claim = Claim.PROVISIONAL;
            return Optional.empty();
        }
        claim = Claim.NONE;
        accountId = null;
        identityClaimBefore = null;
        return Optional.of(before);
    }

    /**
     * Whether {@link #identityUndone} would take something back.
     *
     * @param since what is older stands
     */
    public boolean isIdentityUndoable(UUID by, Instant since) {
        return identityClaimBefore != null
                && by.equals(identityBy)
                && identitySeenAt != null
                && !identitySeenAt.isBefore(since);
    }

    /**
     * Takes the comparison with the passport back, unless an account was unlinked by it.
     *
     * @return whether it did
     */
    public boolean identityUndone(UUID by, Instant since) {
        Claim before = identityClaimBefore;
        if (before == null || !isIdentityUndoable(by, since)) {
            return false;
        }
        claim = before;
        identitySeenAt = identitySeenBefore;
        identityClaimBefore = null;
        return true;
    }

    /**
     * The passport was compared; the account is another question.
     *
     * @return whether it was the first time
     */
    public boolean documentSeen(Instant now) {
        boolean first = identitySeenAt == null;
        if (first) {
            identitySeenAt = now;
        }
        return first;
    }

    /** Whether an account is linked of which it is not known that it is the person's. */
    public boolean isUnconfirmed() {
        return claim == Claim.SELF || claim == Claim.PROVISIONAL;
    }

    /** Whether telephone and address in the register were typed by an account that is not confirmed. */
    public boolean isContactSelfDescribed() {
        return origin == Origin.APPLICANT && isUnconfirmed();
    }

    /**
     * Moves the stage forward where the event says so.
     *
     * @return whether it moved
     */
    public boolean happened(CaseEventKind kind, Instant now) {
        Stage next = switch (kind) {
            case DOCUMENTS_COMPLETE -> stage == Stage.DOCUMENTS ? Stage.APPOINTMENT : stage;
            case ATTENDED -> stage == Stage.APPOINTMENT ? Stage.ANALYSIS : stage;
            default -> stage;
        };
        boolean moved = next != stage;
        if (kind == CaseEventKind.ATTENDED) {
            appointmentSince = moved ? stageSince : null;
        }
        if (moved) {
            stage = next;
            stageSince = now;
        }
        return moved;
    }

    /**
     * The person was not served after all: the case waits for its appointment again where being served had moved it.
     *
     * @return false when the case has moved on since; nothing is changed then
     */
    public boolean servedUndone() {
        if (appointmentSince == null) {
            return true;
        }
        if (stage != Stage.ANALYSIS) {
            return false;
        }
        moveTo(Stage.APPOINTMENT, appointmentSince);
        appointmentSince = null;
        return true;
    }

    /**
     * Sets the stage by hand.
     *
     * @param since when it was reached
     */
    public void moveTo(Stage next, Instant since) {
        stage = next;
        stageSince = since;
    }

    public CaseId id() {
        return id;
    }

    public CaseNumber number() {
        return new CaseNumber(number);
    }

    public UUID applicantId() {
        return applicantId;
    }

    public String procedureCode() {
        return procedureCode;
    }

    public Stage stage() {
        return stage;
    }

    public Instant stageSince() {
        return stageSince;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public @Nullable UUID accountId() {
        return accountId;
    }

    public Claim claim() {
        return claim;
    }

    public @Nullable Instant identitySeenAt() {
        return identitySeenAt;
    }
}
