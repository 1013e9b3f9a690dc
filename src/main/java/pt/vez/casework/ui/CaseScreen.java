package pt.vez.casework.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.audit.Journal;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.Claim;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.IdentityChecks;
import pt.vez.casework.Procedures;
import pt.vez.mandates.MandateView;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Paged;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The whole case: its timeline, the person's data, its mandates, and the journal of acts and reads. */
@Route("case")
@PermitAll
class CaseScreen extends Screen implements BeforeEnterObserver {
    private static final int JOURNAL_PAGE = 20;
    private final CurrentCase inHand;
    private final Cases cases;
    private final CaseNotes notes;
    private final Procedures procedures;
    private final Municipalities municipalities;
    private final List<CaseHeadline> headlines;
    private final IdentityChecks identity;
    private final Clock clock;

    CaseScreen(
            CurrentCase inHand,
            Cases cases,
            CaseNotes notes,
            Procedures procedures,
            Municipalities municipalities,
            List<CaseHeadline> headlines,
            IdentityChecks identity,
            Clock clock) {
        super("case.title");
        this.inHand = inHand;
        this.cases = cases;
        this.notes = notes;
        this.procedures = procedures;
        this.municipalities = municipalities;
        this.headlines = headlines;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(this::show);
    }

    private void show() {
        Actor actor = inHand.actor();
        CaseOutline outline = inHand.find().orElse(null);
        if (outline == null) {
            add(NoCase.card(this::t));
            return;
        }
        if (outline.claim() == Claim.PROVISIONAL && actor.acting() == null) {
            add(PassportHelp.card(this::t), facts(outline, null));
            return;
        }
        CaseView view = cases.read(actor, outline.id());
        headlines.forEach(
                headline -> headline.of(actor, outline.id(), language()).forEach(this::add));
        if (actor.acting() != null && IdentityCheck.isNeeded(view)) {
            add(new IdentityCheck(
                    view,
                    answer -> runOrShowError(() -> {
                        identity.seen(inHand.actor(), outline.id(), answer);
                        resetWithHeading(null);
                        show();
                        showMessage(Variant.SUCCESS, t("file.identity.done"), undoIdentity(outline.id()));
                    })));
        }
        add(
                facts(outline, view),
                history(view),
                new PersonCard(view, municipalities, actor.acting() == null),
                new NotesCard(notes.of(actor, outline.id())),
                mandates(actor, outline),
                journal(actor, outline));
    }

    /** For a minute what was recorded about the passport can be taken back. */
    private Div undoIdentity(CaseId id) {
        var row = Actions.row();
        if (identity.mayUndo(inHand.actor(), id)) {
            row.add(Actions.secondary(
                    t("form.undo"),
                    click -> runOrShowError(() -> {
                        identity.undo(inHand.actor(), id);
                        resetWithHeading(null);
                        show();
                        showMessage(Variant.SUCCESS, t("file.identity.undone"));
                    })));
        }
        return row;
    }

    private Card facts(CaseOutline outline, @Nullable CaseView view) {
        var facts = new LabelledValues()
                .fact(t("paper.case"), outline.number().display())
                .fact(t("case.procedure"), outline.procedure().name().in(language()))
                .fact(t("case.law"), law(outline.procedure().legalBasis()))
                .fact(t("case.opened"), Dates.full(outline.openedAt(), LISBON, language()))
                .fact(t("case.stage"), new Pill(Variant.NEUTRAL, label(outline.stage())));
        if (view != null && inHand.actor().acting() != null) {
            facts.fact(t("file.claim"), AccountFormatter.linked(view.account(), outline.claim(), this, language()));
        }
        return new Card(facts);
    }

    /** The law by its number, and in plain words when it has changed since. */
    private Div law(String basis) {
        var law = new Div(new Span(basis));
        law.getElement().setAttribute("lang", "pt-PT");
        if (!basis.contains("revogado")) {
            return law;
        }
        var plain = new Paragraph(t("case.law.changed"));
        plain.addClassName("muted");
        return new Div(law, plain);
    }

    private Card history(CaseView view) {
        var words = new TimelineFormatter(this::t, this::label, procedures, language());
        return Card.titled(t("case.history"), Paged.of(view.timeline(), events -> events(words, events)));
    }

    private OrderedList events(TimelineFormatter words, List<CaseEvent> events) {
        var list = new OrderedList();
        list.addClassName("timeline");
        events.forEach(event -> {
            var stamp = new Div(Dates.full(event.at(), LISBON, language()));
            stamp.addClassName("stamp");
            var item = new ListItem(new Span(words.of(event)), stamp);
            item.addClassName("past");
            list.add(item);
        });
        return list;
    }

    private Card mandates(Actor actor, CaseOutline outline) {
        var card = Card.titled(t("case.mandates"), new Paragraph(t("case.mandates.text")));
        List<MandateView> mandates = cases.mandatesOf(actor, outline.id());
        for (MandateView mandate : mandates) {
            boolean live = mandate.isLive(clock.instant());
            var state = live
                    ? new Pill(Variant.SUCCESS, t("mandate.live"))
                    : new Pill(
                            Variant.NEUTRAL,
                            mandate.state() == MandateView.State.ACTIVE
                                    ? t("mandate.expired")
                                    : label(mandate.state()));
            var facts = new LabelledValues()
                    .fact(t("mandate.who"), mandate.mediatorName() + " · " + mandate.associationName())
                    .fact(
                            t("mandate.what"),
                            mandate.scopes().stream().sorted().map(this::label).collect(Collectors.joining(", ")))
                    .fact(t("mandate.term"), label(mandate.term()))
                    .fact(t("mandate.since"), Dates.full(mandate.requestedAt(), LISBON, language()))
                    .fact(t("mandate.state"), state);
            if (mandate.witnessName() != null) {
                facts.fact(t("mandate.witness"), mandate.witnessName());
            }
            if (mandate.passportSeen()) {
                facts.fact(t("mandate.passport"), t("mandate.passport.seen"));
            }
            if (mandate.interpreterName() != null) {
                facts.fact(t("mandate.interpreter"), mandate.interpreterName());
            }
            if (mandate.relative()) {
                facts.fact(t("mandate.relative"), t("mandate.relative.yes"));
            }
            if (mandate.flag() != null) {
                facts.fact(t("mandate.flag"), t("mandate.flag." + mandate.flag()));
            }
            if (mandate.awaitsLook()) {
                facts.fact(t("mandate.awaits"), t("mandate.awaits.text"));
            }
            var box = new Card(facts);
            box.addClassName("quiet");
            if (mandate.grantedAt() != null) {
                var paper = Actions.link(
                        t("mandate.paper"), "/papers/mandates/" + outline.id().value() + "/" + mandate.id() + ".pdf");
                paper.setRouterIgnore(true);
                box.add(new Paragraph(paper));
            }
            if (live && actor.acting() == null) {
                box.add(revoke(outline, mandate));
            }
            card.add(box);
        }
        if (mandates.isEmpty()) {
            card.add(muted(t("case.mandates.none")));
        }
        return card;
    }

    /** Asked once more, because only a visit gives an authorisation back. */
    private Div revoke(CaseOutline outline, MandateView mandate) {
        var row = Actions.row();
        String which = mandate.mediatorName() + " · " + mandate.associationName() + ", "
                + Dates.dayAndTime(mandate.requestedAt(), LISBON, language());
        var revoke = Actions.danger(t("mandate.revoke"), click -> {
            row.removeAll();
            row.add(
                    new Paragraph(t("mandate.revoke.ask", mandate.mediatorName())),
                    Actions.danger(t("mandate.revoke.yes"), yes -> {
                        if (runOrShowError(() -> cases.revokeMandate(inHand.actor(), outline.id(), mandate.id()))) {
                            resetWithHeading(null);
                            show();
                            showMessage(Variant.SUCCESS, t("mandate.revoked"));
                        }
                    }),
                    Actions.secondary(t("mandate.revoke.no"), no -> {
                        resetWithHeading(null);
                        show();
                    }));
        });
        // Of several mandates each button says which one it ends.
        revoke.setAriaLabel(t("mandate.revoke") + ": " + which);
        row.add(revoke);
        return row;
    }

    private Card journal(Actor actor, CaseOutline outline) {
        var list = new OrderedList();
        list.addClassName("timeline");
        var card = Card.titled(t("case.journal"), new Paragraph(t("case.journal.text")), list);
        var more = new Button(t("case.journal.more"));
        int[] shown = {0};
        var lines = new JournalLines(actor, procedures, this, language());
        Runnable page = () -> {
            List<Journal.Entry> entries = cases.journalOf(actor, outline.id(), shown[0], JOURNAL_PAGE + 1);
            entries.stream().limit(JOURNAL_PAGE).forEach(entry -> list.add(lines.of(entry)));
            shown[0] += Math.min(entries.size(), JOURNAL_PAGE);
            more.setVisible(entries.size() > JOURNAL_PAGE);
        };
        page.run();
        more.addClickListener(click -> page.run());
        card.add(Actions.row(more));
        return card;
    }

    private static Paragraph muted(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("muted");
        return paragraph;
    }
}
