package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Zones;

/** Whether a closure can be planned at all. */
@Component
class ScopeCheck {
    private static final int LONGEST_SEARCH_DAYS = 120;

    private final ClosureWindows windows;
    private final Clock clock;

    ScopeCheck(ClosureWindows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    /** @throws InvalidInput saying what is wrong with the scope */
    void require(Scope scope) {
        if (scope.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (!scope.until().isAfter(scope.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (windows.isOver(scope)) {
            throw new InvalidInput("disruption.over");
        }
        LocalDate today = Zones.today(clock);
        if (scope.latest().isBefore(today)) {
            throw new InvalidInput("disruption.latest.past");
        }
        if (scope.latest().isAfter(today.plusDays(LONGEST_SEARCH_DAYS))) {
            throw new InvalidInput("publish.range", LONGEST_SEARCH_DAYS);
        }
    }
}
