package pt.vez.hiring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.Screening;
import pt.vez.hiring.Screening.Decision;
import pt.vez.hiring.Screening.File;
import pt.vez.hiring.Screening.Given;
import pt.vez.hiring.Screening.Score;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** What may be done next with an application, as its state allows; the service decides again. */
class StepsSection {
    private final File file;
    private final UUID assessor;
    private final Locale language;
    private final Clock clock;
    private final Steps steps;

    /** Where an interview may be, on which days. */
    record Window(CentreId centre, LocalDate from, LocalDate to) {}

    interface Steps {
        void score(Map<UUID, Given> given);

        void shortlist();

        void invite(Window window, FormErrors errors);

        void askForHours();

        void decide(Decision decision, String reason, FormErrors errors);

        void hire();
    }

    StepsSection(File file, UUID assessor, Locale language, Clock clock, Steps steps) {
        this.file = file;
        this.assessor = assessor;
        this.language = language;
        this.clock = clock;
        this.steps = steps;
    }

    private String t(String key, Object... args) {
        return VaadinService.getCurrent().getInstantiator().getI18NProvider().getTranslation(key, language, args);
    }

    List<Component> cards(List<Venue> venues) {
        List<Component> cards = new ArrayList<>();
        boolean inHand = ApplicationState.IN_HAND.contains(file.state());
        if (file.state() == ApplicationState.ACCEPTED) {
            cards.add(hire());
        }
        if (inHand || !file.scores().isEmpty()) {
            cards.add(scores(inHand));
        }
        if (inHand) {
            cards.add(interview(venues));
        }
        if (inHand || file.state() == ApplicationState.ACCEPTED) {
            cards.add(decision());
        }
        return cards;
    }

    private Card hire() {
        return Card.titled(
                t("screening.hire"),
                new Paragraph(t("screening.hire.text")),
                Actions.row(Actions.once(t("screening.hire.go"), steps::hire)));
    }

    private Card scores(boolean open) {
        var card = Card.titled(t("screening.scores"));
        List<Line> lines = new ArrayList<>();
        for (Criterion criterion : file.call().criteria()) {
            card.add(given(criterion));
            if (open) {
                Line line = line(criterion);
                lines.add(line);
                var row = new Div(line.points(), line.note());
                row.addClassName("scoring");
                card.add(row);
            }
        }
        if (open) {
            card.add(Actions.row(Actions.secondary(t("screening.score.save"), click -> {
                Map<UUID, Given> given = new LinkedHashMap<>();
                for (Line line : lines) {
                    if (line.points().getValue() != null) {
                        given.put(
                                line.criterion(),
                                new Given(line.points().getValue(), line.note().getValue()));
                    }
                }
                steps.score(given);
            })));
        }
        return card;
    }

    private record Line(UUID criterion, RadioButtonGroup<Integer> points, TextField note) {}

    /** Begins with what this assessor gave before. */
    private Line line(Criterion criterion) {
        var points = new RadioButtonGroup<Integer>();
        points.setLabel(t("screening.give", criterion.name()));
        points.setItems(IntStream.rangeClosed(0, Screening.BEST).boxed().toList());
        var note = new TextField(t("screening.note", criterion.name()));
        note.setMaxLength(500);
        file.scores().stream()
                .filter(score -> score.criterion().equals(criterion.id())
                        && score.assessor().equals(assessor))
                .findFirst()
                .ifPresent(score -> {
                    points.setValue(score.points());
                    note.setValue(score.note());
                });
        return new Line(criterion.id(), points, note);
    }

    private Component given(Criterion criterion) {
        var list = new UnorderedList();
        for (Score score : file.scores()) {
            if (score.criterion().equals(criterion.id())) {
                list.add(new ListItem(t(
                        score.note().isEmpty() ? "screening.given" : "screening.given.note",
                        score.assessorName(),
                        score.points(),
                        score.note())));
            }
        }
        var name = new Paragraph(t("calls.criterion.fixed", criterion.name(), criterion.weight()));
        name.addClassName("strong");
        return new Div(name, list);
    }

    private Card interview(List<Venue> venues) {
        var card = Card.titled(t("screening.interview"));
        if (file.state() == ApplicationState.RECEIVED || file.state() == ApplicationState.RESERVE) {
            card.add(Actions.row(Actions.secondary(t("screening.shortlist"), click -> steps.shortlist())));
        }
        if (!file.otherHours().isEmpty()) {
            card.add(new Notice(
                    Variant.ATTENTION,
                    t(
                            "screening.otherHours",
                            file.otherHours().stream()
                                    .sorted()
                                    .map(each -> t("enum.WorkTime." + each.name()))
                                    .collect(Collectors.joining(", ")))));
        }
        var ask = Actions.secondary(t("screening.askForHours"), click -> steps.askForHours());
        if (venues.isEmpty()) {
            card.add(new Paragraph(t("screening.noVenues")), Actions.row(ask));
            return card;
        }
        var where = new Select<Venue>();
        where.setLabel(t("agenda.centre"));
        where.setItems(venues);
        where.setItemLabelGenerator(Venue::name);
        where.setValue(venues.getFirst());
        LocalDate today = LocalDate.now(clock.withZone(venues.getFirst().zone()));
        var from = Pickers.date(t("publish.from"), language);
        from.setValue(today.plusDays(1));
        var to = Pickers.date(t("publish.to"), language);
        to.setValue(today.plusDays(14));
        var days = new Div(from, to);
        days.addClassName("form-row");
        var errors = new FormErrors().at(to, "shifts.period").at(where, "screening.noTimes");
        var form = new Div(errors, where, days);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(t("screening.invite"), click -> {
            errors.start();
            Venue venue = errors.present(where, where.getValue(), "rota.centre.missing");
            LocalDate first = errors.present(from, from.getValue(), "field.date.incomplete");
            LocalDate last = errors.present(to, to.getValue(), "field.date.incomplete");
            if (first != null && last != null && last.isBefore(first)) {
                errors.note(to, new InvalidInput("shifts.period"));
            }
            if (errors.isClean() && venue != null && first != null && last != null) {
                steps.invite(new Window(venue.id(), first, last), errors);
            }
        })));
        card.add(
                new Paragraph(t("screening.invite.text")),
                form,
                new Paragraph(t("screening.askForHours.text")),
                Actions.row(ask));
        return card;
    }

    private Card decision() {
        var which = new RadioButtonGroup<Decision>();
        which.setLabel(t("screening.decision"));
        which.setItems(
                file.state() == ApplicationState.ACCEPTED
                        ? List.of(Decision.RESERVE, Decision.REJECTED)
                        : List.of(Decision.values()));
        which.setItemLabelGenerator(each -> t("enum.ApplicationState." + each.name()));
        which.addThemeName("vertical");
        var reason = new TextArea(t("screening.reason"));
        reason.setHelperText(t("screening.reason.help"));
        reason.setMaxLength(1_000);
        var errors = new FormErrors().at(reason, "screening.reason.missing").at(which, "screening.full");
        var form = new Div(errors, which, reason);
        form.addClassName("form");
        var send = Actions.secondary(t("screening.decide"), click -> {
            errors.start();
            Decision decision = errors.present(which, which.getValue(), "screening.decision.missing");
            errors.check(reason, () -> {
                if (decision == Decision.REJECTED) {
                    DraftForm.required(reason.getValue(), "screening.reason.missing");
                }
                return reason.getValue();
            });
            if (errors.isClean() && decision != null) {
                steps.decide(decision, reason.getValue(), errors);
            }
        });
        form.add(Actions.row(send));
        return Card.titled(t("screening.decision.title"), form);
    }
}
