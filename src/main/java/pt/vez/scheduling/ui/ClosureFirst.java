package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Anchor;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;

/** A centre or a service that people are booked for is not closed by a tick: how many they are, and the way to a closure. */
final class ClosureFirst {
    private @Nullable DomainException problem;

    /** The command, which is refused as before; that it was refused for this is remembered. */
    Runnable noting(Runnable command) {
        return () -> {
            problem = null;
            try {
                command.run();
            } catch (DomainException refused) {
                if (refused.key().equals("centres.booked") || refused.key().equals("services.booked")) {
                    problem = refused;
                }
                throw refused;
            }
        };
    }

    Optional<DomainException> problem() {
        return Optional.ofNullable(problem);
    }

    private static LocalDate last(DomainException problem) {
        return (LocalDate) problem.args().get(2);
    }

    static String words(DomainException problem, Locale language, BiFunction<String, Object[], String> text) {
        return text.apply(
                problem.key(),
                new Object[] {problem.args().get(0), problem.args().get(1), Dates.day(last(problem), language)});
    }

    /** @param scope what is to be closed, as the parameter of the address */
    static Anchor link(DomainException problem, String scope, LocalDate from, String text) {
        return Actions.link(text, "disruptions?" + scope + "&from=" + from + "&to=" + last(problem));
    }
}
