package pt.vez.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.DeskDay.Day;
import pt.vez.scheduling.DeskDay.Expected;
import pt.vez.shell.Actions;

/** The day of the centre where I work: who is expected and who waits. Names only of those who gave a mandate. */
class DeskDayPart extends Composite<Div> {
    private static final int SHOWN = 12;
    private final Consumer<UUID> goOn;

    DeskDayPart(CurrentActor current, DeskDay desk, Runnable again, Consumer<Runnable> attempt, Consumer<UUID> goOn) {
        this.goOn = goOn;
        CentreId mine = desk.place(current.get()).orElse(null);
        var open = desk.centres(current.get());
        var where = new Select<Centre>();
        where.setLabel(getTranslation("desk.place"));
        where.setPlaceholder(getTranslation("desk.place.none"));
        where.setItems(open);
        where.setItemLabelGenerator(centre -> centre.data().name());
        open.stream().filter(centre -> centre.id().equals(mine)).findFirst().ifPresent(where::setValue);
        where.addValueChangeListener(change -> attempt.accept(() -> {
            desk.workAt(current.get(), change.getValue().id());
            again.run();
        }));
        var filters = new Div(where);
        filters.addClassName("filters");
        getContent().add(new H2(getTranslation("desk.day")), filters);
        if (mine != null) {
            attempt.accept(() -> show(desk.today(current.get(), mine)));
        }
    }

    private void show(Day day) {
        getContent().add(waiting(day));
        if (day.expected().isEmpty()) {
            getContent().add(muted(getTranslation("desk.day.empty")));
            return;
        }
        List<Expected> ahead = day.expected().stream()
                .filter(each -> each.state() == State.BOOKED)
                .toList();
        getContent()
                .add(new Paragraph(
                        getTranslation("desk.day.counts", day.expected().size(), ahead.size())));
        var list = new UnorderedList();
        list.addClassName("rows");
        day.expected().stream()
                .filter(each -> each.state() == State.BOOKED || each.name() != null)
                .limit(SHOWN)
                .forEach(each -> list.add(new ListItem(row(each, day))));
        getContent().add(list);
    }

    private Component row(Expected each, Day day) {
        var time = new Span(
                Dates.time(each.start(), day.zone()) + " · " + (each.name() == null ? each.number() : each.name()));
        var sub = new Span(each.service().in(getLocale()) + " · "
                + getTranslation("enum.State." + each.state().name()));
        sub.addClassName("sub");
        var text = new Div(time, sub);
        text.addClassName("grow");
        var row = new Div(text);
        row.addClassName("row");
        UUID mandate = each.mandateId();
        if (mandate != null) {
            row.add(Actions.secondary(getTranslation("desk.go"), click -> goOn.accept(mandate)));
        }
        return row;
    }

    private Component waiting(Day day) {
        String numbers =
                day.waiting().stream().limit(SHOWN).map(DeskDay.Waiting::number).collect(Collectors.joining(", "));
        var text = new Paragraph(
                day.waiting().isEmpty()
                        ? getTranslation("desk.waiting.none")
                        : getTranslation("desk.waiting", day.waiting().size(), numbers));
        var link = Actions.link(
                getTranslation("desk.queue"),
                "queue?centre=" + day.centre().id().value(),
                "button-link");
        return new Div(text, Actions.row(link));
    }

    private static Paragraph muted(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("muted");
        return paragraph;
    }
}
