package pt.vez.invitations.internal;

import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.invitations.InvitationLink;
import pt.vez.platform.Secrets;

/** Signed addresses for programs that need many. */
public final class Tokens {
    private Tokens() {}

    public static String invitation(
            ApplicationContext application, UUID id, Instant expires, String service, String place) {
        return application
                .getBean(SignedLinkCodec.class)
                .write(new InvitationLink(InvitationLink.Kind.INVITATION, id, expires, service, place));
    }

    /** As an application with this secret signs them, without one. */
    @org.jspecify.annotations.NullUnmarked
    public static String invitation(Secrets secrets, UUID id, Instant expires, String service, String place) {
        return new SignedLinkCodec(secrets, null, null, java.time.Clock.systemUTC())
                .write(new InvitationLink(InvitationLink.Kind.INVITATION, id, expires, service, place));
    }

    /** Invites these cases as one step of a wave does; a wave that is not there is entered, and does nothing by itself. */
    public static void invite(
            ApplicationContext application, UUID wave, String service, UUID centre, java.util.List<UUID> cases) {
        var today = java.time.LocalDate.ofInstant(Instant.now(), java.time.ZoneOffset.UTC);
        application
                .getBean(JdbcClient.class)
                .sql("""
                        insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours,
                                                      take_up, invited, next_at, created_at)
                        select :wave, :service, :today, :today + interval 30 day, 'ENDED', 24, 72, 1, 0, utc_timestamp(6),
                               utc_timestamp(6)
                          from dual where not exists (select 1 from invitations_wave where id = :wave)""")
                .param("wave", wave)
                .param("service", service)
                .param("today", today)
                .update();
        application
                .getBean(InvitationSender.class)
                .invite(new WaveRepository.Due(wave, service, today, today.plusDays(30), 24, 72), centre, cases);
    }

    /** The pause of a wave is over: runs it to its end, whoever does it. @return people invited */
    public static int run(ApplicationContext application, UUID wave) {
        var jdbc = application.getBean(JdbcClient.class);
        int before = invited(jdbc, wave);
        jdbc.sql("update invitations_wave set next_at = utc_timestamp(6) where id = ?")
                .param(wave)
                .update();
        application.getBean(WaveRounds.class).run(wave);
        return invited(jdbc, wave) - before;
    }

    private static int invited(JdbcClient jdbc, UUID wave) {
        return jdbc.sql("select invited from invitations_wave where id = ?")
                .param(wave)
                .query(Integer.class)
                .single();
    }

    public static int expire(ApplicationContext application) {
        return application.getBean(InvitationTerms.class).expire();
    }
}
