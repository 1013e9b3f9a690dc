package pt.vez.invitations;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;

/** A centre that closes for a day. */
public final class ClosedDays {
    private ClosedDays() {}

    /** The whole day; other dates are looked for in the three weeks from it. */
    public static Disruptions.Scope of(CentreId centre, LocalDate day) {
        return new Disruptions.Scope(
                List.of(centre.value()),
                List.of(),
                List.of(),
                day.atStartOfDay(),
                day.plusDays(1).atStartOfDay(),
                false,
                day.plusDays(20));
    }

    /** Sends the plan and waits until all of it is sent. */
    public static void send(Disruptions disruptions, Actor administrator, UUID plan) {
        disruptions.send(administrator, plan);
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> {
            disruptions.step();
            return disruptions.plan(administrator, plan).state() == Disruptions.State.SENT;
        });
    }
}
