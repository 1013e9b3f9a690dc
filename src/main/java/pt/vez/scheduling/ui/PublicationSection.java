package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import pt.vez.platform.Dates;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Publications.OfCentre;
import pt.vez.scheduling.Publications.Publication;
import pt.vez.scheduling.Publications.State;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** One publication: how far it is, what it does or did at each centre, and what comes next. */
class PublicationSection extends Div {
    /** @param days of one centre, as publishing would change them now */
    record Commands(Runnable publish, Runnable stop, Runnable retry, Function<CentreId, List<Publishing.Day>> days) {}

    private final Commands commands;
    private final Locale language;
    private final Div days = new Div();
    private final Div top = new Div();
    private Publication publication;

    PublicationSection(Publication publication, Commands commands, Locale language) {
        this.publication = publication;
        this.commands = commands;
        this.language = language;
        addClassName("screen");
        top.addClassName("screen");
        days.addClassName("screen");
        add(top, days);
        show(publication);
    }

    UUID id() {
        return publication.id();
    }

    boolean isWorking() {
        return publication.state().isWorking();
    }

    final void show(Publication now) {
        publication = now;
        top.removeAll();
        if (now.state().isWorking()) {
            top.add(progress());
        } else {
            result().forEach(top::add);
        }
        top.add(table());
    }

    private Card progress() {
        var bar = new ProgressBar(0, Math.max(1, publication.daysTotal()), publication.daysDone());
        bar.getElement().setAttribute("aria-label", getTranslation("publishing.bar"));
        var card = new Card(
                new Paragraph(getTranslation(
                        publication.state() == State.COUNTING ? "publishing.counting" : "publishing.working",
                        publication.daysDone(),
                        publication.daysTotal())),
                bar);
        if (publication.state() == State.PUBLISHING) {
            var stop = Actions.secondary(getTranslation("publishing.stop"), click -> {});
            Actions.guard(stop, commands.stop());
            card.add(Actions.row(stop));
        }
        return card;
    }

    private List<Component> result() {
        List<Component> parts = new ArrayList<>();
        int added = publication.added();
        int removed = publication.removed();
        switch (publication.state()) {
            case COUNTED -> {
                parts.add(new H2(getTranslation("publish.sum", added, removed)));
                parts.add(
                        added + removed == 0
                                ? new Paragraph(getTranslation("publish.nothing"))
                                : Actions.row(Actions.once(getTranslation("publish.go"), commands.publish())));
            }
            case STOPPED ->
                parts.add(new Notice(Variant.ATTENTION, getTranslation("publishing.stopped", added, removed)));
            case INCOMPLETE ->
                parts.add(new Notice(
                        Variant.DANGER,
                        getTranslation(
                                "publishing.incomplete",
                                publication.centres().stream()
                                        .filter(each -> each.problem() != null)
                                        .count(),
                                added,
                                removed),
                        Actions.row(Actions.once(getTranslation("publishing.retry"), commands.retry()))));
            default -> {
                parts.add(new Notice(Variant.SUCCESS, getTranslation("publish.done", added, removed)));
                if (publication.centres().size() == 1) {
                    parts.add(Actions.row(Actions.secondaryLink(
                            getTranslation("publish.agenda"),
                            "agenda?centre="
                                    + publication.centres().getFirst().centre().value() + "&day="
                                    + publication.from())));
                }
            }
        }
        if (publication.kept() > 0) {
            parts.add(kept());
        }
        return parts;
    }

    /** Taken times without a shift behind them: the way to a closure that moves their people. */
    private Notice kept() {
        var address = new StringBuilder("disruptions?");
        publication.centres().stream()
                .filter(each -> each.kept() > 0)
                .forEach(each ->
                        address.append("centre=").append(each.centre().value()).append('&'));
        address.append("from=").append(publication.from()).append("&to=").append(publication.to());
        return new Notice(
                Variant.ATTENTION,
                getTranslation("publish.kept", publication.kept()),
                Actions.link(getTranslation("centres.booked.go"), address.toString()));
    }

    private Table table() {
        var table = new Table(
                getTranslation("publishing.centres"),
                getTranslation("agenda.centre"),
                getTranslation("publish.added"),
                getTranslation("publish.removed"),
                getTranslation("publish.booked"),
                getTranslation("publish.days"));
        for (OfCentre each : publication.centres()) {
            var look = Actions.quiet(getTranslation("publish.days.show"), click -> days(each));
            look.setAriaLabel(getTranslation("publish.days.show") + ": " + each.name());
            String problem = each.problem();
            table.row(
                    each.name(),
                    each.added(),
                    each.removed(),
                    each.kept(),
                    problem == null ? look : new Span(getTranslation(problem)));
        }
        return table;
    }

    private void days(OfCentre centre) {
        days.removeAll();
        try {
            var table = new Table(
                    getTranslation("publish.days"),
                    getTranslation("shifts.date"),
                    getTranslation("publish.seats"),
                    getTranslation("publish.added"),
                    getTranslation("publish.removed"),
                    getTranslation("publish.booked"),
                    getTranslation("publish.note"));
            for (Publishing.Day day : commands.days().apply(centre.centre())) {
                table.row(
                        Dates.day(day.date(), language),
                        day.seats(),
                        day.added(),
                        day.removed(),
                        day.keptBooked(),
                        note(day));
            }
            days.add(new H2(getTranslation("publish.days.of", centre.name())), table);
            days.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'start'}))");
        } catch (DomainException e) {
            days.add(new Notice(Variant.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
        }
    }

    private String note(Publishing.Day day) {
        var holiday = day.holiday();
        return holiday == null ? day.reason() : getTranslation("publish.holiday", holiday.in(language));
    }
}
