package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.ApplicantData;
import pt.vez.casework.BreakGlass;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseInHand;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.Procedures;
import pt.vez.casework.Standing;
import pt.vez.casework.VisitNotes;
import pt.vez.casework.ui.AccountFormatter;
import pt.vez.casework.ui.BirthDateFormatter;
import pt.vez.casework.ui.CircumstancesForm;
import pt.vez.casework.ui.IdentityCheck;
import pt.vez.casework.ui.NotesCard;
import pt.vez.casework.ui.TimelineWords;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.documents.ui.DocumentDownload;
import pt.vez.documents.ui.DocumentRemarks;
import pt.vez.platform.Dates;
import pt.vez.scheduling.ui.AppointmentActionsSection;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Countries;
import pt.vez.shell.Facts;
import pt.vez.shell.Glyph;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** An officer opens a file: the look is in the journal, and the person can see it. */
@Route("work/:case")
@RolesAllowed("OFFICER")
class CaseFileView extends Screen implements BeforeEnterObserver {
    private final CaseInHand inHand;
    private final Cases cases;
    private final Documents documents;
    private final Procedures procedures;
    private final Standing standing;
    private final BreakGlass glass;
    private final VisitNotes notes;
    private final AppointmentActionsSection.Source actions;

    CaseFileView(
            CaseInHand inHand,
            Cases cases,
            Documents documents,
            Procedures procedures,
            Standing standing,
            BreakGlass glass,
            VisitNotes notes,
            AppointmentActionsSection.Source actions) {
        super("file.title");
        this.inHand = inHand;
        this.cases = cases;
        this.documents = documents;
        this.procedures = procedures;
        this.standing = standing;
        this.glass = glass;
        this.notes = notes;
        this.actions = actions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("case").orElse("");
        begin(null);
        attempt(() -> {
            try {
                show(caseId(id));
            } catch (NotAuthorised e) {
                if (!e.key().equals("error.glass")) {
                    throw e;
                }
                glass(caseId(id));
            }
        });
    }

    private void glass(CaseId id) {
        begin(t("glass.title"), t("glass.lead"));
        var reason = new TextArea(t("glass.reason"));
        reason.setMaxLength(500);
        reason.setWidthFull();
        add(new Card(
                reason,
                Actions.row(Actions.once(
                        t("glass.open"),
                        () -> attempt(() -> {
                            glass.open(inHand.actor(), id, reason.getValue());
                            show(id);
                        })))));
    }

    private static CaseId caseId(String text) {
        try {
            return new CaseId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new NotFound("problem.404");
        }
    }

    private void show(CaseId id) {
        CaseView view = cases.read(inHand.actor(), id);
        ApplicantData person = view.applicant();
        begin(person.name(), t("file.lead"));
        var facts = new Facts();
        if (person.nativeName() != null) {
            var inOwnScript = new Span(person.nativeName());
            inOwnScript.addClassName("native-name");
            inOwnScript.getElement().setAttribute("dir", "auto");
            facts.fact(t("person.nativeName.fact"), inOwnScript);
        }
        facts.fact(t("paper.case"), view.outline().number().display())
                .fact(t("case.procedure"), view.outline().procedure().name().in(language()))
                .fact(
                        t("case.stage"),
                        new Pill(Tone.NEUTRAL, label(view.outline().stage())))
                .fact(t("person.birth"), BirthDateFormatter.full(person.birth(), this, language()))
                .fact(t("person.nationality"), Countries.name(person.nationality(), language()))
                .fact(t("person.passport"), person.passportNumber() == null ? "–" : person.passportNumber())
                .fact(
                        t("file.claim"),
                        AccountFormatter.linked(view.account(), view.outline().claim(), this, language()))
                .fact(
                        t("file.identity"),
                        view.identitySeenAt() == null
                                ? t("file.identity.no")
                                : Dates.full(view.identitySeenAt(), LISBON, language()));
        optional(facts, "newcase.representative", view.relations().representative());
        optional(facts, "newcase.sponsor", view.relations().sponsor());
        add(new Card(
                facts, Actions.row(Actions.secondaryLink(t("case.correct.of"), "work/" + id.value() + "/correct"))));
        if (IdentityCheck.isNeeded(view)) {
            add(new IdentityCheck(
                    view,
                    answer -> attempt(() -> {
                        cases.identitySeen(inHand.actor(), id, answer);
                        show(id);
                        tell(Tone.SUCCESS, t("file.identity.done"));
                    })));
        }
        appointment(id);
        for (ChecklistItem item : documents.checklist(inHand.actor(), id)) {
            add(document(id, item));
        }
        add(circumstances(id));
        var words = new TimelineWords(this::t, this::label, procedures, language());
        var list = new OrderedList();
        list.addClassName("timeline");
        view.timeline().forEach(event -> {
            var stamp = new Div(Dates.stamp(event.at(), LISBON));
            stamp.addClassName("stamp");
            var line = new ListItem(new Span(words.of(event)), stamp);
            line.addClassName("past");
            list.add(line);
        });
        add(
                new NotesCard(notes.of(inHand.actor(), id)),
                Card.titled(t("case.history"), list),
                Actions.link(t("file.back"), "work"));
    }

    private void optional(Facts facts, String key, @Nullable String value) {
        if (value != null) {
            facts.fact(t(key), value);
        }
    }

    private CircumstancesForm circumstances(CaseId id) {
        return new CircumstancesForm(
                standing.of(inHand.actor(), id),
                (merge, wanted) -> {
                    if (attempt(
                            merge,
                            () -> standing.confirm(inHand.actor(), id, merge.seen(), wanted),
                            () -> standing.of(inHand.actor(), id))) {
                        show(id);
                        tell(Tone.SUCCESS, t("form.saved"));
                    }
                },
                number -> attempt(() -> {
                    standing.join(inHand.actor(), id, standing.byNumber(inHand.actor(), number));
                    show(id);
                    tell(Tone.SUCCESS, t("standing.family.done"));
                }));
    }

    /** The appointment of the case, with what the agency may do with it. */
    private void appointment(CaseId id) {
        actions.appointments().active(inHand.actor(), id).ifPresent(booked -> {
            var zone = booked.centre().data().zone();
            add(Card.titled(
                    t("file.appointment"),
                    new Paragraph(Dates.dayAndTime(booked.start(), zone, language()) + " · "
                            + booked.centre().data().name() + " · "
                            + booked.serviceName().in(language())),
                    new AppointmentActionsSection(actions, booked, () -> {
                        show(id);
                        tell(Tone.SUCCESS, t("agency.done"));
                    })));
        });
    }

    private Card document(CaseId id, ChecklistItem item) {
        var card = Card.titled(item.item().name().in(language()));
        DocumentView document = item.document();
        if (document == null) {
            card.addClassName("quiet");
            card.add(new Div(new Pill(Tone.ATTENTION, t("documents.missing"))));
            return card;
        }
        Tone tone = switch (document.state()) {
            case ACCEPTED -> Tone.SUCCESS;
            case REJECTED -> Tone.DANGER;
            default -> Tone.NEUTRAL;
        };
        card.add(new Div(new Pill(tone, label(document.state()))), DocumentRemarks.of(document, this::t));
        var open =
                new Anchor(DocumentDownload.handler(documents, inHand, id, document.id(), null), t("documents.view"));
        open.setTarget("_blank");
        open.addClassNames("button-link", "with-glyph");
        open.addComponentAsFirst(Glyph.EYE.icon());
        var actions = document.kept() ? Actions.row(open) : Actions.row();
        card.add(actions);
        if (document.state() == DocumentState.RECEIVED) {
            actions.add(
                    Actions.secondary(
                            t("file.accept"),
                            click -> attempt(() -> {
                                documents.accept(inHand.actor(), id, document.id());
                                show(id);
                                tell(
                                        Tone.SUCCESS,
                                        t("file.accepted", item.item().name().in(language())));
                            })),
                    Actions.danger(t("file.reject"), click -> reject(card, id, document)));
        }
        return card;
    }

    private void reject(Card card, CaseId id, DocumentView document) {
        var reason = new RadioButtonGroup<RejectReason>(t("file.reason"), RejectReason.values());
        reason.setItemLabelGenerator(this::label);
        reason.addThemeName("vertical");
        reason.setValue(RejectReason.ILLEGIBLE);
        var note = new TextArea(t("file.note"));
        note.setMaxLength(300);
        note.setHelperText(t("file.note.help"));
        var problem = new Div();
        var form = new Div(problem, reason, note);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.danger(t("file.reject.go"), click -> {
                    try {
                        documents.reject(inHand.actor(), id, document.id(), reason.getValue(), note.getValue());
                        show(id);
                        tell(Tone.SUCCESS, t("file.rejected"));
                    } catch (pt.vez.shared.DomainException e) {
                        problem.removeAll();
                        problem.add(new Notice(Tone.DANGER, message(e)).focused());
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> form.removeFromParent())));
        card.add(form);
    }
}
