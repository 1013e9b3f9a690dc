package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.rota.Duty;
import pt.vez.rota.RotaEvents.CoverAsked;
import pt.vez.rota.RotaEvents.CoverFound;
import pt.vez.rota.RotaEvents.CoverWanted;
import pt.vez.rota.RotaEvents.DutyCancelled;
import pt.vez.rota.RotaEvents.DutyLost;
import pt.vez.rota.RotaEvents.DutyMoved;
import pt.vez.rota.RotaEvents.DutyPlanned;
import pt.vez.rota.RotaEvents.DutyUncertified;
import pt.vez.rota.RotaEvents.SwapAccepted;
import pt.vez.rota.RotaEvents.SwapAsked;
import pt.vez.rota.RotaEvents.SwapSettled;
import pt.vez.shared.Ids;
import pt.vez.shared.Zones;

/** Tells mediators and their coordinators what changed in the rota, in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DutyMailComposer {
    /** More duties than these are only counted. */
    private static final int LISTED = 8;

    private final Outbox outbox;
    private final Texts texts;
    private final RecipientResolver recipients;
    private final Clock clock;

    DutyMailComposer(Outbox outbox, Texts texts, RecipientResolver recipients, Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.recipients = recipients;
        this.clock = clock;
    }

    @EventListener
    void on(DutyPlanned event) {
        send(event.to(), "planned/" + event.duties().getFirst().id(), "mail.rota.planned", event.duties(), "/rota");
    }

    @EventListener
    void on(DutyMoved event) {
        send(
                event.to(),
                "moved/" + Ids.next(),
                "mail.rota.moved",
                List.of(event.after()),
                "/rota/duty/" + event.after().id());
    }

    @EventListener
    void on(DutyCancelled event) {
        send(event.to(), "cancelled/" + event.duties().getFirst().id(), "mail.rota.cancelled", event.duties(), "/rota");
    }

    @EventListener
    void on(DutyLost event) {
        event.to().forEach(to -> send(to, "lost/" + event.absenceId(), "mail.rota.lost", event.duties(), "/rota/plan"));
    }

    /** At most once a week for the same person. */
    @EventListener
    void on(DutyUncertified event) {
        LocalDate today = Zones.today(clock);
        String week = today.get(WeekFields.ISO.weekBasedYear()) + "-" + today.get(WeekFields.ISO.weekOfWeekBasedYear());
        UUID person = event.duties().getFirst().accountId();
        event.to()
                .forEach(to -> send(
                        to, "uncertified/" + person + "/" + week, "mail.rota.uncertified", event.duties(), "/cover"));
    }

    @EventListener
    void on(CoverAsked event) {
        send(event.to(), "cover/" + Ids.next(), "mail.rota.asked", List.of(event.duty()), "/rota");
    }

    @EventListener
    void on(CoverWanted event) {
        event.to()
                .forEach(to -> send(
                        to,
                        "wanted/" + Ids.next(),
                        "mail.rota.wanted",
                        List.of(event.duty()),
                        "/rota/duty/" + event.duty().id()));
    }

    @EventListener
    void on(CoverFound event) {
        event.to()
                .forEach(to -> send(
                        to, "found/" + event.cover().id(), "mail.rota.found", List.of(event.cover()), "/rota/plan"));
    }

    @EventListener
    void on(SwapAsked event) {
        send(event.to(), "swap/" + event.swapId(), "mail.rota.swap", List.of(event.offered()), "/rota");
    }

    @EventListener
    void on(SwapAccepted event) {
        event.to()
                .forEach(to ->
                        send(to, "swap-accepted/" + event.swapId(), "mail.rota.swapAccepted", List.of(), "/rota/plan"));
    }

    @EventListener
    void on(SwapSettled event) {
        event.to()
                .forEach(to -> send(
                        to,
                        "swap-settled/" + event.swapId() + "/" + event.state(),
                        "mail.rota.swapSettled",
                        List.of(),
                        "/rota",
                        event.state()));
    }

    private void send(UUID to, String dedupe, String key, List<Duty> duties, String link) {
        send(to, dedupe, key, duties, link, null);
    }

    private void send(UUID to, String dedupe, String key, List<Duty> duties, String link, @Nullable Enum<?> state) {
        recipients.ofAccount(to).ifPresent(reader -> {
            Locale language = reader.language();
            List<String> lines = new ArrayList<>();
            lines.add(
                    state == null
                            ? texts.get(language, key + ".line")
                            : texts.get(language, key + ".line", texts.label(language, state)));
            duties.stream().limit(LISTED).forEach(duty -> lines.add(line(duty, language)));
            if (duties.size() > LISTED) {
                lines.add(texts.get(language, "mail.rota.more", duties.size() - LISTED));
            }
            outbox.enqueue(
                    "rota/" + dedupe + "/" + to,
                    "rota",
                    MessageBuilder.of(texts, reader, key, lines)
                            .link(link, "mail.rota.button")
                            .build());
        });
    }

    private static String line(Duty duty, Locale language) {
        return Dates.dayAndTimes(duty.start(), duty.end(), duty.zone(), language) + ", " + duty.centre();
    }
}
