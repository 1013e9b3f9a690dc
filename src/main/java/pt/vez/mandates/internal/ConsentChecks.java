package pt.vez.mandates.internal;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Colleagues;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Consents.RequestMandate;
import pt.vez.mandates.Consents.Witness;
import pt.vez.mandates.Flag;
import pt.vez.platform.Limits;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/**
 * Protects the consent of a person: limits the codes sent, checks who may sign for them, and flags suspicious
 * consents.
 */
@Component
public class ConsentChecks {
    /** Codes one person gets in an hour, all mediators together. */
    static final int OF_PERSON = 6;

    /** Codes one mediator has sent in an hour: as many as the files they may open in a day. */
    static final int OF_MEDIATOR = 40;

    private static final Duration HOUR = Duration.ofHours(1);

    /** A couple may share a telephone; a third person is looked at. */
    private static final int SHARED_WITH = 2;

    private final JdbcClient jdbc;
    private final Colleagues colleagues;
    private final Limits limits;
    private final Secrets secrets;

    ConsentChecks(JdbcClient jdbc, Colleagues colleagues, Limits limits, Secrets secrets) {
        this.jdbc = jdbc;
        this.colleagues = colleagues;
        this.limits = limits;
        this.secrets = secrets;
    }

    /** @throws Limits.TooManyAttempts when the person got, or the mediator had sent, too many codes in the last hour */
    public void countCode(Actor mediator, UUID applicantId) {
        limits.count("consent.person", applicantId.toString(), OF_PERSON, HOUR);
        limits.count("consent.mediator", mediator.accountId().toString(), OF_MEDIATOR, HOUR);
    }

    /** @throws InvalidInput when the witness is not named, or is the mediator, a colleague of theirs or the person */
    public Witness witness(Actor mediator, RequestMandate command) {
        var others =
                colleagues.of(mediator).stream().map(Colleagues.Colleague::name).toList();
        return WitnessChecks.sound(command.witness(), mediator.name(), others, command.person());
    }

    /** A destination as it is kept to be compared; it says nothing about the destination. */
    public byte @Nullable [] hash(@Nullable String destination) {
        return destination == null ? null : secrets.hash("mandate.contact", destination);
    }

    /** @throws InvalidInput for a signature instead of a code when their passport was not seen */
    public @Nullable Flag flag(UUID association, RequestMandate command) {
        String destination = command.destination();
        if (destination != null) {
            return command.contactOfMember() || belongsToAssociation(destination, association)
                    ? Flag.CONTACT_OF_MEDIATOR
                    : isShared(destination, association, command.applicantId()) ? Flag.CONTACT_SHARED : null;
        }
        if (!command.passportSeen()) {
            throw new InvalidInput("mandate.passport.missing");
        }
        if (command.consent() == Consent.ROGO) {
            return Flag.WITNESSED;
        }
        return command.reachable() ? Flag.SIGNED_DESPITE_CONTACT : Flag.SIGNED_WITHOUT_CONTACT;
    }

    /** The code would reach the association instead of the person. */
    private boolean belongsToAssociation(String destination, UUID association) {
        return jdbc.sql("""
                        select exists (select 1 from identity_account a join associations_member m on m.account_id = a.id
                                        where m.partner_id = :association and (a.email = :to or a.phone = :to))
                            or exists (select 1 from associations_contact
                                        where partner_id = :association and phone = :to)
                        """)
                .param("association", association)
                .param("to", destination)
                .query(Boolean.class)
                .single();
    }

    private boolean isShared(String destination, UUID association, UUID applicantId) {
        return jdbc.sql("""
                        select count(distinct applicant_id) from mandates_mandate
                         where contact_hash = :contact and association_id = :association
                           and applicant_id <> :applicant
                        """)
                        .param("contact", hash(destination))
                        .param("association", association)
                        .param("applicant", applicantId)
                        .query(Integer.class)
                        .single()
                >= SHARED_WITH;
    }
}
