package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.CaseRow;
import pt.vez.casework.Cases;
import pt.vez.casework.IdentityChecks;
import pt.vez.casework.RegisterNumbers;
import pt.vez.casework.Stage;
import pt.vez.casework.StageChanges;
import pt.vez.casework.Worklist;
import pt.vez.casework.ui.CircumstancesForm;
import pt.vez.casework.ui.NotesCard;
import pt.vez.casework.ui.RegisterNumberForm;
import pt.vez.casework.ui.StageSection;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.Explanation;
import pt.vez.mandates.MandateView;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Dates;
import pt.vez.shared.DomainException;
import pt.vez.shared.Phone;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Table;

/** Parts of the officer's file besides the documents: contact, place in the order, family, mandates, notes. */
class FileSections {
    /** What the sections ask. */
    @org.springframework.stereotype.Component
    static class Source {
        private final CurrentActor current;
        private final Cases cases;
        private final Worklist worklist;
        private final CaseCircumstances caseCircumstances;
        private final CaseNotes notes;
        private final Allocation allocation;
        private final Changes changes;
        private final Clock clock;

        Source(
                CurrentActor current,
                Cases cases,
                Worklist worklist,
                CaseCircumstances caseCircumstances,
                CaseNotes notes,
                Allocation allocation,
                Changes changes,
                Clock clock) {
            this.current = current;
            this.cases = cases;
            this.worklist = worklist;
            this.caseCircumstances = caseCircumstances;
            this.notes = notes;
            this.allocation = allocation;
            this.changes = changes;
            this.clock = clock;
        }
    }

    /** What the sections change of the case as a whole. */
    @org.springframework.stereotype.Component
    static class Changes {
        private final StageChanges stages;
        private final IdentityChecks identity;
        private final RegisterNumbers register;

        Changes(StageChanges stages, IdentityChecks identity, RegisterNumbers register) {
            this.stages = stages;
            this.identity = identity;
            this.register = register;
        }
    }

    /** The screen the sections stand on. */
    interface Host {
        /** Runs a command and shows what is refused. */
        void runOrShowError(Runnable command);

        /** Runs a command that saves a form; merges it when another writer was faster. */
        <T> boolean runOrShowError(FormErrors errors, FormMerge<T> merge, Runnable command, Supplier<T> stored);

        String message(DomainException problem);

        /** Shows the file anew and tells what was done. */
        void shown(String text, Component... more);

        String t(String key, Object... args);

        String label(Enum<?> constant);

        /** Runs a command, shows the file anew and tells what was done. */
        void done(Runnable command, String text, Component... more);
    }

    private final Source source;
    private final Host host;
    private final CaseId id;

    FileSections(Source source, Host host, CaseId id) {
        this.source = source;
        this.host = host;
        this.id = id;
    }

    /** How the person is reached, and what else the register holds about them. */
    void contact(LabelledValues labelledValues, ApplicantData person) {
        if (person.phone() != null) {
            labelledValues.fact(
                    host.t("person.phone"), link("tel:", person.phone(), new Phone(person.phone()).display()));
        }
        if (person.email() != null) {
            labelledValues.fact(host.t("person.email"), link("mailto:", person.email(), person.email()));
        }
        fact(labelledValues, "calls.list.address", person.address());
        fact(labelledValues, "person.nif", person.nif());
        fact(labelledValues, "person.niss", person.niss());
    }

    /** The number in the agency's register, where it is known. */
    void registerNumber(LabelledValues labelledValues) {
        source.changes
                .register
                .of(source.current.get(), id)
                .ifPresent(number -> labelledValues.fact(host.t("register.number"), number));
    }

    RegisterNumberForm registerNumberForm() {
        String now = source.changes.register.of(source.current.get(), id).orElse("");
        return new RegisterNumberForm(now, host::runOrShowError, typed -> {
            source.changes.register.set(source.current.get(), id, now, typed);
            host.shown(host.t("register.number.saved"));
        });
    }

    private void fact(LabelledValues labelledValues, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            labelledValues.fact(host.t(key), value);
        }
    }

    private static Anchor link(String scheme, String to, String shown) {
        var anchor = new Anchor(scheme + to, shown);
        anchor.setRouterIgnore(true);
        return anchor;
    }

    /** Where the case stands in the order, with the points behind it. */
    Card place() {
        var card = Card.titled(host.t("file.place"));
        source.allocation.explain(source.current.get(), id).ifPresentOrElse(found -> explain(card, found), () -> {
            var none = new Paragraph(host.t("file.place.none"));
            none.addClassName("muted");
            card.add(none);
        });
        return card;
    }

    private void explain(Card card, Explanation found) {
        card.add(new Paragraph(
                found.state() == Allocation.State.WAITING
                        ? host.t("file.place.waiting", found.place(), found.waiting())
                        : host.t("file.place." + found.state())));
        var parts = new UnorderedList();
        parts.addClassName("rows");
        found.parts().forEach(part -> {
            var text = new Span(host.t("place.part." + part.kind(), part.amount()));
            text.addClassName("grow");
            var item = new ListItem(text, new Span(host.t("place.points", part.points())));
            item.addClassName("row");
            parts.add(item);
        });
        var total = new Paragraph(host.t("place.total", found.total()) + " · "
                + host.t("file.place.at", Dates.stamp(found.computedAt(), LISBON)));
        total.addClassName("muted");
        card.add(parts, total);
    }

    /** What an officer confirmed, and whom the person comes with. */
    CircumstancesForm circumstances() {
        CaseCircumstances caseCircumstances = source.caseCircumstances;
        return new CircumstancesForm(
                caseCircumstances.of(source.current.get(), id),
                new CircumstancesForm.Save() {
                    @Override
                    public void run(
                            FormErrors errors, FormMerge<CaseCircumstances.Circumstances> merge, Runnable command) {
                        if (host.runOrShowError(
                                errors, merge, command, () -> caseCircumstances.of(source.current.get(), id))) {
                            host.shown(host.t("standing.saved"));
                        }
                    }

                    @Override
                    public void store(
                            CaseCircumstances.Circumstances seen,
                            CaseCircumstances.Circumstances wanted,
                            boolean overdue) {
                        caseCircumstances.confirm(source.current.get(), id, seen, wanted, overdue);
                    }
                },
                number -> host.done(
                        () -> caseCircumstances.join(
                                source.current.get(), id, caseCircumstances.byNumber(source.current.get(), number)),
                        host.t("standing.family.done")));
    }

    /** The stage is set by hand; for a minute it can be taken back. */
    StageSection stage(Stage now) {
        return new StageSection(now, host::runOrShowError, (wanted, reason) -> {
            UUID change = source.changes.stages.move(source.current.get(), id, now, wanted, reason);
            host.shown(
                    host.t("stage.done", host.label(wanted)),
                    Actions.row(Actions.secondary(
                            host.t("form.undo"),
                            click -> host.done(
                                    () -> source.changes.stages.undo(source.current.get(), change),
                                    host.t("stage.undone")))));
        });
    }

    /** What was recorded about the passport was recorded; for a minute it can be taken back. */
    void identitySeen(AccountAnswer answer) {
        host.runOrShowError(() -> {
            source.changes.identity.seen(source.current.get(), id, answer);
            Component[] undo = source.changes.identity.mayUndo(source.current.get(), id)
                    ? new Component[] {
                        Actions.row(Actions.secondary(
                                host.t("form.undo"),
                                click -> host.done(
                                        () -> source.changes.identity.undo(source.current.get(), id),
                                        host.t("file.identity.undone"))))
                    }
                    : new Component[0];
            host.shown(host.t("file.identity.done"), undo);
        });
    }

    /** Who comes with this person; a case can leave the family, and come back to it. */
    Card family() {
        var card = Card.titled(host.t("file.family"));
        List<CaseId> others = source.caseCircumstances.familyOf(source.current.get(), id).stream()
                .filter(each -> !each.equals(id))
                .toList();
        if (others.isEmpty()) {
            var none = new Paragraph(host.t("file.family.none"));
            none.addClassName("muted");
            card.add(none);
            return card;
        }
        var rows = source.worklist.rows(source.current.get(), others);
        var list = new UnorderedList();
        list.addClassName("rows");
        others.stream().map(rows::get).filter(Objects::nonNull).forEach(row -> list.add(member(row)));
        CaseId back = others.getFirst();
        card.add(
                list,
                Actions.row(Actions.secondary(
                        host.t("file.family.leave"),
                        click -> host.done(
                                () -> source.caseCircumstances.leave(source.current.get(), id),
                                host.t("file.family.left"),
                                Actions.row(Actions.secondary(
                                        host.t("form.undo"),
                                        undo -> host.done(
                                                () -> source.caseCircumstances.join(source.current.get(), id, back),
                                                host.t("standing.family.done"))))))));
        return card;
    }

    private ListItem member(CaseRow row) {
        var name = new Span(row.name());
        name.addClassName("grow");
        var item = new ListItem(
                Actions.link(row.number().display(), "work/" + row.id().value()),
                name,
                new Span(host.label(row.stage())));
        item.addClassNames("row", "member");
        return item;
    }

    /** Who may or might act for the person. */
    Card mandates() {
        List<MandateView> all = source.cases.mandatesOf(source.current.get(), id);
        var table = new Table(
                host.t("file.mandates"),
                host.t("mandate.who"),
                host.t("mandate.what"),
                host.t("mandate.state"),
                host.t("file.mandates.until"));
        for (MandateView each : all) {
            boolean live = each.isLive(source.clock.instant());
            table.row(
                    host.t("journal.mediator", each.mediatorName(), each.associationName()),
                    each.scopes().stream().map(host::label).sorted().collect(Collectors.joining(", ")),
                    live ? host.t("mandate.live") : state(each),
                    each.expiresAt() == null ? "–" : Dates.stamp(each.expiresAt(), LISBON));
        }
        return Card.titled(host.t("file.mandates"), table.orEmpty(all.isEmpty(), host.t("file.mandates.none")));
    }

    private String state(MandateView each) {
        return switch (each.state()) {
            case PENDING, EXPIRED, FAILED -> host.t("enum.State." + each.state().name());
            case REVOKED -> host.t("file.mandates.revoked");
            case ACTIVE, ENDED -> host.t("mandate.expired");
        };
    }

    /** What was written down, and the field for the next note. */
    Card notes() {
        var card = new NotesCard(source.notes.of(source.current.get(), id));
        var text = new TextArea(host.t("notes.write"));
        text.setMaxLength(CaseNotes.LONGEST);
        text.setHelperText(host.t("file.note.officer.help"));
        var form = new Div(text);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(
                host.t("notes.add"),
                click -> host.done(
                        () -> source.notes.add(source.current.get(), id, text.getValue()), host.t("notes.added")))));
        card.add(form);
        return card;
    }
}
