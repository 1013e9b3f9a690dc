package pt.vez.invitations.internal;

import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import pt.vez.invitations.Link;
import pt.vez.platform.Secrets;

/** Signed addresses for programs that need many. */
public final class Tokens {
    private Tokens() {}

    public static String invitation(
            ApplicationContext application, UUID id, Instant expires, String service, String place) {
        return application.getBean(Links.class).write(new Link(Link.Kind.INVITATION, id, expires, service, place));
    }

    /** As an application with this secret signs them, without one. */
    @org.jspecify.annotations.NullUnmarked
    public static String invitation(Secrets secrets, UUID id, Instant expires, String service, String place) {
        return new Links(secrets, null, null, java.time.Clock.systemUTC())
                .write(new Link(Link.Kind.INVITATION, id, expires, service, place));
    }

    /** Invites these cases as one step of a wave does. */
    public static void invite(
            ApplicationContext application, UUID wave, String service, UUID centre, java.util.List<UUID> cases) {
        var today = java.time.LocalDate.ofInstant(Instant.now(), java.time.ZoneOffset.UTC);
        application
                .getBean(InvitationWaves.class)
                .invite(new InvitationWaves.Due(wave, service, today, today.plusDays(30), 24, 72), centre, cases);
    }

    /** Runs a wave to its end. */
    public static int run(ApplicationContext application, UUID wave) {
        return application.getBean(InvitationWaves.class).run(wave);
    }

    public static int expire(ApplicationContext application) {
        return application.getBean(InvitationWaves.class).expire();
    }

    public static int lapse(ApplicationContext application) {
        return application.getBean(OfferDesk.class).lapse();
    }
}
