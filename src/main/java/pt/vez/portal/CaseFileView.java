package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.BreakGlass;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.casework.ui.AccountFormatter;
import pt.vez.casework.ui.BirthDateFormatter;
import pt.vez.casework.ui.IdentityCheck;
import pt.vez.casework.ui.TimelineFormatter;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentView;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.documents.ReviewQueue;
import pt.vez.documents.ui.DocumentDownload;
import pt.vez.documents.ui.FileDocumentCard;
import pt.vez.documents.ui.ReviewAddress;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Dates;
import pt.vez.scheduling.ui.AppointmentActionsSection;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Countries;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Paged;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The file of a case for an officer. Opening it is written to the journal, which the person can read. */
@Route("work/:case")
@RolesAllowed("OFFICER")
class CaseFileView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Cases cases;
    private final Documents documents;
    private final Procedures procedures;
    private final BreakGlass glass;
    private final ReviewQueue queue;
    private final FileSections.Source parts;
    private final AppointmentActionsSection.Source actions;
    private @Nullable UUID reviewed;

    CaseFileView(
            CurrentCase inHand,
            Cases cases,
            Documents documents,
            Procedures procedures,
            BreakGlass glass,
            ReviewQueue queue,
            FileSections.Source parts,
            AppointmentActionsSection.Source actions) {
        super("file.title");
        this.inHand = inHand;
        this.cases = cases;
        this.documents = documents;
        this.procedures = procedures;
        this.glass = glass;
        this.queue = queue;
        this.parts = parts;
        this.actions = actions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("case").orElse("");
        reviewed = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ReviewAddress.DOCUMENT)
                .flatMap(Ids::parse)
                .orElse(null);
        resetWithHeading(null);
        runOrShowError(() -> {
            if (open(caseId(id)) && reviewed != null) {
                toDocument(reviewed);
            }
        });
    }

    /**
     * Shows the file; a decided one only after a reason.
     *
     * @return whether it is shown
     */
    private boolean open(CaseId id) {
        try {
            show(id);
            return true;
        } catch (NotAuthorised e) {
            if (!e.key().equals("error.glass")) {
                throw e;
            }
            glass(id);
            return false;
        }
    }

    private void glass(CaseId id) {
        resetWithHeading(t("glass.title"), t("glass.lead"));
        var reason = new TextArea(t("glass.reason"));
        reason.setMaxLength(500);
        reason.setWidthFull();
        add(new Card(
                reason,
                Actions.row(Actions.once(
                        t("glass.open"),
                        () -> runOrShowError(() -> {
                            glass.open(inHand.actor(), id, reason.getValue());
                            show(id);
                        })))));
    }

    private static CaseId caseId(String text) {
        return Ids.parse(text).map(CaseId::new).orElseThrow(() -> new NotFound("problem.404"));
    }

    private void show(CaseId id) {
        CaseView view = cases.read(inHand.actor(), id);
        ApplicantData person = view.applicant();
        resetWithHeading(person.name(), t("file.lead"));
        var labelledValues = new LabelledValues();
        if (person.nativeName() != null) {
            var inOwnScript = new Span(person.nativeName());
            inOwnScript.addClassName("native-name");
            inOwnScript.getElement().setAttribute("dir", "auto");
            labelledValues.fact(t("person.nativeName.fact"), inOwnScript);
        }
        var sections = new FileSections(parts, host(id), id);
        labelledValues.fact(t("paper.case"), view.outline().number().display());
        sections.registerNumber(labelledValues);
        labelledValues
                .fact(t("case.procedure"), view.outline().procedure().name().in(language()))
                .fact(
                        t("case.stage"),
                        new Pill(Variant.NEUTRAL, label(view.outline().stage())))
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
        optional(labelledValues, "newcase.representative", view.relations().representative());
        optional(labelledValues, "newcase.sponsor", view.relations().sponsor());
        sections.contact(labelledValues, person);
        add(new Card(
                labelledValues,
                Actions.row(Actions.secondaryLink(t("case.correct.of"), "work/" + id.value() + "/correct"))));
        if (reviewed != null) {
            add(reviewing());
        }
        if (IdentityCheck.isNeeded(view)) {
            add(new IdentityCheck(view, sections::identitySeen));
        }
        appointment(id);
        for (ChecklistItem item : documents.checklist(inHand.actor(), id)) {
            add(new FileDocumentCard(item, view.outline().stage() == Stage.DOCUMENTS, decisions(id)));
        }
        add(sections.place(), sections.family(), sections.circumstances(), sections.mandates());
        add(sections.stage(view.outline().stage()), sections.registerNumberForm());
        var words = new TimelineFormatter(this::t, this::label, procedures, language());
        add(
                sections.notes(),
                Card.titled(t("case.history"), Paged.of(view.timeline(), events -> events(words, events))),
                Actions.link(t("file.back"), "work"));
    }

    private OrderedList events(TimelineFormatter words, List<CaseEvent> events) {
        var list = new OrderedList();
        list.addClassName("timeline");
        events.forEach(event -> {
            var stamp = new Div(Dates.stamp(event.at(), LISBON));
            stamp.addClassName("stamp");
            var line = new ListItem(new Span(words.of(event)), stamp);
            line.addClassName("past");
            list.add(line);
        });
        return list;
    }

    private void optional(LabelledValues labelledValues, String key, @Nullable String value) {
        if (value != null) {
            labelledValues.fact(t(key), value);
        }
    }

    /** The appointment of the case, with what the agency may do with it. */
    private void appointment(CaseId id) {
        actions.appointments().active(inHand.actor(), id).ifPresent(booked -> {
            var zone = booked.centre().data().zone();
            var card = Card.titled(t("file.appointment"));
            actions.closed(booked, language()).ifPresent(card::add);
            card.add(
                    new Paragraph(Dates.dayAndTime(booked.start(), zone, language()) + " · "
                            + booked.centre().data().name() + " · "
                            + booked.serviceName().in(language())),
                    new AppointmentActionsSection(actions, booked, () -> {
                        show(id);
                        showMessage(Variant.SUCCESS, t("agency.done"));
                    }));
            add(card);
        });
    }

    private FileDocumentCard.Decisions decisions(CaseId id) {
        return new FileDocumentCard.Decisions() {
            @Override
            public Anchor open(DocumentView document) {
                return new Anchor(DocumentDownload.handler(documents, inHand, id, document.id(), null), "");
            }

            @Override
            public Anchor original(DocumentView document) {
                return DocumentDownload.original(documents, inHand, id, document.id(), t("documents.original"));
            }

            @Override
            public void accept(ChecklistItem item, DocumentView document) {
                runOrShowError(() -> {
                    documents.accept(inHand.actor(), id, document.id());
                    decided(id, document, t("file.accepted", item.item().name().in(language())));
                });
            }

            @Override
            public void reject(ChecklistItem item, DocumentView document, RejectReason reason, String note) {
                documents.reject(inHand.actor(), id, document.id(), reason, note);
                decided(id, document, t("file.rejected"));
            }
        };
    }

    /** Tells what was decided; for a minute it can be taken back, and the next document is one tap away. */
    private void decided(CaseId id, DocumentView document, String text) {
        show(id);
        var row = Actions.row(Actions.secondary(
                t("form.undo"),
                click -> runOrShowError(() -> {
                    documents.undoReview(inHand.actor(), id, document.id());
                    show(id);
                    showMessage(Variant.SUCCESS, t("file.reopened"));
                })));
        if (reviewed != null) {
            queue.next(inHand.actor(), document.id())
                    .ifPresentOrElse(
                            next -> row.add(Actions.secondaryLink(t("review.next"), ReviewAddress.of(next))),
                            () -> row.add(Actions.secondaryLink(t("review.done"), ReviewAddress.PATH)));
        }
        showMessage(Variant.SUCCESS, text, row);
    }

    /** For who works through the documents that wait: on to the next one, or back to all. */
    private Div reviewing() {
        var row = Actions.row();
        queue.next(inHand.actor(), reviewed)
                .ifPresent(next -> row.add(Actions.secondaryLink(t("review.skip"), ReviewAddress.of(next))));
        row.add(Actions.secondaryLink(t("review.back"), ReviewAddress.PATH));
        return row;
    }

    private void toDocument(UUID document) {
        getElement()
                .executeJs(
                        "setTimeout(() => document.getElementById($0)?.scrollIntoView({block: 'center'}), 50)",
                        "document-" + document);
    }

    private FileSections.Host host(CaseId id) {
        return new FileSections.Host() {
            @Override
            public String t(String key, Object... args) {
                return CaseFileView.this.t(key, args);
            }

            @Override
            public String label(Enum<?> constant) {
                return CaseFileView.this.label(constant);
            }

            @Override
            public void runOrShowError(Runnable command) {
                CaseFileView.this.runOrShowError(command);
            }

            @Override
            public <T> boolean runOrShowError(
                    FormErrors errors, FormMerge<T> merge, Runnable command, Supplier<T> stored) {
                return CaseFileView.this.runOrShowError(errors, merge, command, stored);
            }

            @Override
            public String message(DomainException problem) {
                return CaseFileView.this.message(problem);
            }

            @Override
            public void shown(String text, Component... more) {
                open(id);
                showMessage(Variant.SUCCESS, text, more);
            }

            @Override
            public void done(Runnable command, String text, Component... more) {
                runOrShowError(() -> {
                    command.run();
                    shown(text, more);
                });
            }
        };
    }
}
