package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.PartOfDay;
import pt.vez.shell.Actions;

/** The free times of one day as big buttons, grouped by part of day; each says its day to a screen reader. */
class TimesOfDay {
    private final UnaryOperator<String> words;
    private final String day;
    private final ZoneId zone;

    /** @param zone of the centre */
    TimesOfDay(UnaryOperator<String> words, LocalDate day, ZoneId zone, Locale language) {
        this.words = words;
        this.day = Dates.day(day, language);
        this.zone = zone;
    }

    /** @param own slot the person keeps already; it leads to its confirmation */
    List<Component> of(List<OfferedTime> times, @Nullable UUID own, Consumer<OfferedTime> choose) {
        List<Component> all = new ArrayList<>();
        for (PartOfDay part : PartOfDay.values()) {
            List<OfferedTime> some = times.stream()
                    .filter(time -> PartOfDay.of(time.start(), zone) == part)
                    .toList();
            if (!some.isEmpty()) {
                String title = words.apply("choose." + part.name().toLowerCase(Locale.ROOT));
                var heading = new H3(title);
                heading.addClassName("part-of-day");
                var grid = new Div();
                grid.addClassName("times");
                grid.getElement().setAttribute("role", "group");
                grid.getElement().setAttribute("aria-label", day + ", " + title);
                some.forEach(time -> grid.add(button(time, own, choose)));
                all.add(heading);
                all.add(grid);
            }
        }
        return all;
    }

    private Component button(OfferedTime time, @Nullable UUID own, Consumer<OfferedTime> choose) {
        String clock = Dates.time(time.start(), zone);
        if (time.slotId().equals(own)) {
            var keep = Actions.primaryLink(clock + " · " + words.apply("choose.own"), "appointment/hold");
            keep.addClassName("own");
            return keep;
        }
        Button button = Actions.secondary(clock, click -> {});
        button.setAriaLabel(clock + ", " + day);
        Actions.guard(button, () -> choose.accept(time));
        return button;
    }
}
