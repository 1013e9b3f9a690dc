package pt.vez.casework.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseNumbers;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.FileAccessQuota;
import pt.vez.mandates.MandateNotices;
import pt.vez.mandates.MandateNotices.Due;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.MandateWatch;
import pt.vez.mandates.MandateWatch.Finding;
import pt.vez.mandates.MandateWatch.Flagged;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Paged;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Question;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/**
 * Mandates that need the agency's attention: left by an association, flagged, or used for more files than a person can
 * assist.
 */
@Route("watch")
@RolesAllowed({"ADMINISTRATOR", "OFFICER"})
class WatchView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final MandateWatch mandates;
    private final CaseNumbers numbers;
    private final FileAccessQuota fileAccessQuota;
    private final MandateNotices notices;
    private final Clock clock;

    WatchView(
            CurrentActor current,
            MandateWatch mandates,
            CaseNumbers numbers,
            FileAccessQuota fileAccessQuota,
            MandateNotices notices,
            Clock clock) {
        super("watch.title");
        this.current = current;
        this.mandates = mandates;
        this.numbers = numbers;
        this.fileAccessQuota = fileAccessQuota;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        Actor actor = current.get();
        resetWithHeading(t("watch.lead"));
        flagged(actor);
        letters(actor);
        left(actor);
        if (actor.is(Role.ADMINISTRATOR)) {
            many(actor);
        }
    }

    private void left(Actor actor) {
        add(
                new H2(t("watch.left")),
                new Paged<>(
                        offset -> mandates.atTheAgencysDesk(current.get(), offset, Pager.SIZE),
                        rows -> leftTable(actor, rows)));
    }

    private Component leftTable(Actor actor, List<MandateWatch.Left> rows) {
        var table = new Table(t("watch.left"), t("paper.case"), t("watch.association"), t("watch.since"));
        Map<UUID, CaseNumber> known =
                numbers.of(actor, rows.stream().map(MandateWatch.Left::caseId).toList());
        rows.forEach(row -> table.row(
                caseOf(actor, known, row.caseId()),
                row.associationName(),
                Dates.dayAndTime(row.endedAt(), LISBON, language())));
        return table.orEmpty(rows.isEmpty(), t("watch.left.none"));
    }

    /** The number of the case; for an officer the way to the file. */
    private Component caseOf(Actor actor, Map<UUID, CaseNumber> known, UUID caseId) {
        String number = number(known, caseId);
        return actor.is(Role.OFFICER) ? Actions.link(number, "work/" + caseId) : new Span(number);
    }

    private void flagged(Actor actor) {
        add(
                new H2(t("watch.flagged")),
                new Paged<>(
                        offset -> mandates.flagged(current.get(), offset, Pager.SIZE),
                        rows -> flaggedTable(actor, rows)));
    }

    private Component flaggedTable(Actor actor, List<Flagged> rows) {
        var table =
                new Table(t("watch.flagged"), t("paper.case"), t("mandate.flag"), t("watch.since"), t("watch.look"));
        Map<UUID, CaseNumber> known =
                numbers.of(actor, rows.stream().map(Flagged::caseId).toList());
        rows.forEach(row -> table.row(
                caseOf(actor, known, row.caseId()),
                flag(row),
                new Div(new Span(Dates.stamp(row.requestedAt(), LISBON)), sub(label(row.state()))),
                actions(row, known)));
        return table.orEmpty(rows.isEmpty(), t("watch.flagged.none"));
    }

    private Div flag(Flagged row) {
        var cell = new Div(
                new Span(t("mandate.flag." + row.flag())), sub(row.mediatorName() + " · " + row.associationName()));
        if (row.letterDue()) {
            var due = new Pill(Variant.ATTENTION, t("watch.letter.due"));
            due.addClassName("sentence");
            cell.add(due);
        } else if (row.letterPrintedAt() != null) {
            cell.add(sub(t("watch.letter.printed", Dates.stamp(row.letterPrintedAt(), LISBON))));
        }
        return cell;
    }

    /** Also of mandates that were found in order or have ended: the person has not been told yet. */
    private void letters(Actor actor) {
        add(
                new H2(t("watch.letters")),
                new Paragraph(t("watch.letters.lead")),
                new Paged<>(
                        offset -> notices.toPrint(current.get(), offset, Pager.SIZE),
                        rows -> lettersTable(actor, rows)));
    }

    private Component lettersTable(Actor actor, List<Due> rows) {
        var table = new Table(
                t("watch.letters"), t("paper.case"), t("watch.association"), t("watch.since"), t("watch.look"));
        Map<UUID, CaseNumber> known =
                numbers.of(actor, rows.stream().map(Due::caseId).toList());
        rows.forEach(row -> {
            var print = Actions.secondaryLink(t("watch.letter"), "papers/mandates/" + row.mandateId() + "/letter");
            print.setRouterIgnore(true);
            print.setAriaLabel(t("watch.letter") + ": " + number(known, row.caseId()));
            table.row(
                    caseOf(actor, known, row.caseId()),
                    new Div(new Span(row.associationName()), sub(row.mediatorName())),
                    new Span(Dates.stamp(row.grantedAt(), LISBON)),
                    print);
        });
        return table.orEmpty(rows.isEmpty(), t("watch.letters.none"));
    }

    private static Div sub(String text) {
        var line = new Div(text);
        line.addClassName("muted");
        return line;
    }

    private Div actions(Flagged row, Map<UUID, CaseNumber> known) {
        var fine = Actions.secondary(t("watch.look.fine"), click -> look(row, Finding.IN_ORDER, known));
        fine.setAriaLabel(t("watch.look.fine") + ": " + number(known, row.caseId()));
        var actions = Actions.row(fine);
        if (row.state() == MandateView.State.ACTIVE) {
            var stop = Actions.danger(
                    t("watch.look.stop"),
                    click -> Question.ask(
                            t("watch.look.stop.title", number(known, row.caseId())),
                            t("watch.look.stop.text", row.mediatorName(), row.associationName()),
                            t("watch.look.stop"),
                            () -> look(row, Finding.STOPPED, known)));
            stop.setAriaLabel(t("watch.look.stop") + ": " + number(known, row.caseId()));
            actions.add(stop);
        }
        return actions;
    }

    private static String number(Map<UUID, CaseNumber> known, UUID caseId) {
        return known.containsKey(caseId) ? known.get(caseId).display() : "–";
    }

    private void look(Flagged row, Finding finding, Map<UUID, CaseNumber> known) {
        runOrShowError(() -> {
            mandates.looked(current.get(), row.mandateId(), finding);
            show();
            String said = t("watch.looked." + finding, number(known, row.caseId()));
            if (finding == Finding.IN_ORDER) {
                showMessage(Variant.SUCCESS, said, Actions.secondary(t("form.undo"), click -> lookUndone(row, known)));
            } else {
                showMessage(Variant.SUCCESS, said);
            }
        });
    }

    private void lookUndone(Flagged row, Map<UUID, CaseNumber> known) {
        runOrShowError(() -> {
            mandates.lookUndone(current.get(), row.mandateId());
            show();
            showMessage(Variant.NEUTRAL, t("watch.undone", number(known, row.caseId())));
        });
    }

    private void many(Actor actor) {
        add(new H2(t("watch.many")));
        var table = new Table(t("watch.many"), t("mandate.who"), t("watch.files"), t("watch.since"));
        var rows = fileAccessQuota.many(actor, Zones.today(clock));
        rows.forEach(row ->
                table.row(row.name(), Integer.toString(row.files()), Dates.dayAndTime(row.last(), LISBON, language())));
        add(table.orEmpty(rows.isEmpty(), t("watch.many.none", FileAccessQuota.ALERT)));
    }
}
