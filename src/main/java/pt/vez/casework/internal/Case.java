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
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Claim;
import pt.vez.casework.Origin;
import pt.vez.casework.Stage;

/** One residence case (<i>processo</i>) of one person. */
@Entity
@Table(name = "casework_case")
public class Case {
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
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private @Nullable UUID accountId;

    @Enumerated(EnumType.STRING)
    private Claim claim;

    private @Nullable Instant identitySeenAt;

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

    /** The account becomes this person's. A verified claim is never replaced by another account's. */
    public void claim(UUID account, Claim strength) {
        if (claim == Claim.VERIFIED && !account.equals(accountId)) {
            throw new IllegalStateException("claimed by somebody else");
        }
        accountId = account;
        claim = claim == Claim.VERIFIED ? claim : strength;
    }

    /**
     * Somebody authorised compared the person with their passport. A provisional claim becomes verified only when the
     * person said that the claiming account is theirs; otherwise it was a stranger's and ends.
     */
    public void identitySeen(@Nullable UUID confirmedClaimant, Instant now) {
        identitySeenAt = now;
        if (claim == Claim.PROVISIONAL) {
            boolean theirs = confirmedClaimant != null && confirmedClaimant.equals(accountId);
            claim = theirs ? Claim.VERIFIED : Claim.NONE;
            accountId = theirs ? accountId : null;
        }
    }

    /** Moves the stage forward where the event says so. @return whether it moved */
    public boolean happened(CaseEventKind kind, Instant now) {
        Stage next = switch (kind) {
            case DOCUMENTS_COMPLETE -> stage == Stage.DOCUMENTS ? Stage.APPOINTMENT : stage;
            case ATTENDED -> stage == Stage.APPOINTMENT ? Stage.ANALYSIS : stage;
            default -> stage;
        };
        boolean moved = next != stage;
        if (moved) {
            stage = next;
            stageSince = now;
        }
        return moved;
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
