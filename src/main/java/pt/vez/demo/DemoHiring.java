package pt.vez.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.associations.MediatorLanguage;
import pt.vez.hiring.CallData;
import pt.vez.hiring.Calls;
import pt.vez.hiring.Criterion;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.Zones;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;

/** An open call for mediators and a course they could take. */
@Component
@Profile("demonstration")
class DemoHiring {
    private final Calls calls;
    private final TrainingSessions sessions;
    private final Clock clock;

    DemoHiring(Calls calls, TrainingSessions sessions, Clock clock) {
        this.calls = calls;
        this.sessions = sessions;
        this.clock = clock;
    }

    void make(Actor administrator, Actor coordinator) {
        LocalDate today = Zones.today(clock);
        UUID call = calls.draft(
                coordinator,
                new CallData(
                        new LocalText("Mediadores que falam bengali ou hindi", "Mediators who speak Bangla or Hindi"),
                        new LocalText(
                                "Acompanha pessoas no nosso centro, do primeiro papel ao cartão.\nA formação é dada pela AIMA.",
                                "You assist people at our centre, from the first paper to the card.\nAIMA gives the training."),
                        Set.of(MediatorLanguage.BENGALI, MediatorLanguage.HINDI, MediatorLanguage.PORTUGUESE),
                        "lisboa",
                        "Rua da Palma 1",
                        3,
                        today.plusDays(21)));
        calls.measureBy(
                coordinator,
                call,
                List.of(),
                List.of(
                        new Criterion(new UUID(0, 0), "Línguas", 3),
                        new Criterion(new UUID(0, 0), "Experiência com pessoas migrantes", 2)));
        calls.publish(coordinator, call);
        sessions.plan(
                administrator,
                "BIOMETRICS",
                SessionKind.FULL,
                new TrainingSessions.Plan(
                        today.plusDays(9),
                        LocalTime.of(9, 30),
                        LocalTime.of(13, 0),
                        false,
                        "Sala 2, Avenida António Augusto de Aguiar 20, Lisboa",
                        12));
    }
}
