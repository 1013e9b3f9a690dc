package pt.vez.rota.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import pt.vez.platform.Dates;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** Seven days with their duties: one under the other on a phone, beside each other where there is room. */
class WeekSection extends Composite<Div> {
    private final Set<UUID> uncertified;

    /** @param second what is said of a duty beside its time */
    WeekSection(LocalDate monday, LocalDate today, List<Duty> duties, Function<Duty, String> second) {
        this(monday, today, duties, second, Set.of());
    }

    /** @param uncertified duties to mark: their person holds no certificate then */
    WeekSection(
            LocalDate monday,
            LocalDate today,
            List<Duty> duties,
            Function<Duty, String> second,
            Set<UUID> uncertified) {
        this.uncertified = uncertified;
        getContent().addClassName("rota-week");
        for (LocalDate day = monday; day.isBefore(monday.plusDays(7)); day = day.plusDays(1)) {
            LocalDate each = day;
            List<Duty> ofDay = duties.stream()
                    .filter(duty -> RotaFormatter.day(duty).equals(each))
                    .toList();
            var title = new H2(
                    RotaFormatter.weekday(each.getDayOfWeek(), getLocale()) + ", " + Dates.shortDay(each, getLocale()));
            var card = new Section(title);
            card.addClassNames("card", "rota-day");
            card.setClassName("today", each.equals(today));
            if (ofDay.isEmpty()) {
                var free = new Paragraph(getTranslation("rota.free"));
                free.addClassName("small");
                card.add(free);
            } else {
                var list = new UnorderedList();
                ofDay.forEach(duty -> list.add(item(duty, second.apply(duty))));
                card.add(list);
            }
            getContent().add(card);
        }
    }

    private ListItem item(Duty duty, String second) {
        var time = new Span(RotaFormatter.times(duty, getLocale()));
        time.addClassName("rota-time");
        var link = new Anchor("rota/duty/" + duty.id(), time, new Span(second));
        link.addClassName("rota-duty");
        var item = new ListItem(link);
        if (duty.state() != DutyState.PLANNED || duty.outside()) {
            item.add(pill(duty));
        } else if (uncertified.contains(duty.id())) {
            item.add(new Pill(Variant.ATTENTION, getTranslation("rota.uncertified")));
        }
        return item;
    }

    private Pill pill(Duty duty) {
        if (duty.state() == DutyState.CANCELLED) {
            return new Pill(Variant.NEUTRAL, getTranslation("enum.DutyState.CANCELLED"));
        }
        if (duty.state() == DutyState.PLANNED) {
            return new Pill(Variant.DANGER, getTranslation("rota.outside"));
        }
        return duty.isLost()
                ? new Pill(Variant.DANGER, getTranslation("rota.lost"))
                : new Pill(Variant.SUCCESS, getTranslation("rota.covered"));
    }
}
