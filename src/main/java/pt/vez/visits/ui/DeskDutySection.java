package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay.Closure;
import pt.vez.scheduling.DeskDay.Day;
import pt.vez.scheduling.DeskDay.Expected;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;

/**
 * My day in one line, above the search: which appointment comes next, how many wait, where and until when I am on duty. It
 * names no person, because another one sits before the screen; the day itself stands below.
 */
class DeskDutySection extends Composite<Section> {
    /** What the line asks. */
    @Component
    static class Source {
        private final DutyToday duty;
        private final Centres centres;
        private final Clock clock;

        Source(DutyToday duty, Centres centres, Clock clock) {
            this.duty = duty;
            this.centres = centres;
            this.clock = clock;
        }
    }

    private final Clock clock;
    private final Span next = new Span();
    private final Span waiting = new Span();
    private final Button below = Actions.quiet(getTranslation("desk.now.day"), click -> {});

    DeskDutySection(Source source, Actor actor) {
        clock = source.clock;
        getContent().addClassName("desk-now");
        getContent().getElement().setAttribute("aria-label", getTranslation("desk.now"));
        next.addClassName("next");
        waiting.addClassName("waiting");
        var line = new Paragraph(next, waiting);
        source.duty.of(actor).ifPresent(mine -> {
            var centre = source.centres.get(actor, mine.centre()).data();
            String from = Dates.time(mine.from(), centre.zone());
            String to = Dates.time(mine.to(), centre.zone());
            line.add(new Span(
                    mine.from().isAfter(clock.instant())
                            ? getTranslation("desk.duty.text", centre.name(), from, to)
                            : getTranslation("desk.duty.until", centre.name(), to)));
        });
        getContent().add(line, below);
        getContent().setVisible(line.getComponentCount() > 2);
        next.setVisible(false);
        waiting.setVisible(false);
        below.setVisible(false);
    }

    /** The button leads down to the day. */
    void leadsTo(HasElement day) {
        below.addClickListener(click -> day.getElement()
                .executeJs("this.scrollIntoView(); const heading = this.querySelector('h2');"
                        + " if (heading) { heading.tabIndex = -1; heading.focus({preventScroll: true}); }"));
    }

    /** The day as it stands now. */
    void show(Day day) {
        Instant now = clock.instant();
        Optional<Expected> here = open(day, each -> each.arrivedAt() != null);
        Optional<Expected> ahead =
                open(day, each -> each.arrivedAt() == null && each.start().isAfter(now));
        next.setText(here.map(each -> text("desk.now.here", each, day))
                .or(() -> ahead.map(each -> text("desk.now.next", each, day)))
                .orElseGet(() -> getTranslation("desk.now.none")));
        waiting.setText(getTranslation("desk.now.waiting", day.waiting().size()));
        waiting.setVisible(!day.waiting().isEmpty());
        next.setVisible(true);
        below.setVisible(true);
        getContent().setVisible(true);
    }

    private static Optional<Expected> open(Day day, Predicate<Expected> which) {
        return day.expected().stream()
                .filter(each -> each.state() == State.BOOKED && each.closure() == Closure.NONE)
                .filter(which)
                .min(Comparator.comparing(Expected::start));
    }

    private String text(String key, Expected each, Day day) {
        return getTranslation(
                key, Dates.time(each.start(), day.zone()), each.service().in(getLocale()));
    }
}
