package pt.vez.mandates.internal;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
class ConsentChecks {
    /** Codes one person gets in an hour, all mediators together. */
    static final int OF_PERSON = 6;

    /** Codes one mediator has sent in an hour: as many as the files they may open in a day. */
    static final int OF_MEDIATOR = 40;

    private static final Duration HOUR = Duration.ofHours(1);

    /** A couple may share a telephone; a third person is looked at. */
    private static final int SHARED_WITH = 2;

    private final ConsentContactQueries contacts;
    private final Colleagues colleagues;
    private final Limits limits;
    private final Secrets secrets;

    ConsentChecks(ConsentContactQueries contacts, Colleagues colleagues, Limits limits, Secrets secrets) {
        this.contacts = contacts;
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
            return command.contactOfMember() || contacts.isOfAssociation(destination, association)
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

    private boolean isShared(String destination, UUID association, UUID applicantId) {
        byte[] hash = secrets.hash("mandate.contact", destination);
        return contacts.othersWith(hash, association, applicantId) >= SHARED_WITH;
    }
}
