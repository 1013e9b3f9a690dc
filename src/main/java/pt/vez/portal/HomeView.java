package pt.vez.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.Claim;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentNeed;
import pt.vez.documents.Documents;
import pt.vez.intake.IntakePapers;
import pt.vez.scheduling.AppointmentNotice;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.scheduling.PassportVisits;
import pt.vez.scheduling.ui.AppointmentFormatter;
import pt.vez.scheduling.ui.NoticeCards;
import pt.vez.scheduling.ui.PassportVisitCard;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Icon;
import pt.vez.shell.Screen;

/** Answers, in this order: what must I do now, when is my appointment, where is my case. */
@Route("home")
@RouteAlias(StaffPlaces.OWN_CASE)
@PermitAll
class HomeView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Cases cases;
    private final Documents documents;
    private final Booking booking;
    private final AppointmentNotices notices;
    private final IntakePapers intakePapers;
    private final PassportVisits passportVisits;
    private final StageCards.Source stages;

    HomeView(
            CurrentCase inHand,
            Cases cases,
            Documents documents,
            Booking booking,
            AppointmentNotices notices,
            IntakePapers intakePapers,
            PassportVisits passportVisits,
            StageCards.Source stages) {
        super("home.title");
        this.inHand = inHand;
        this.cases = cases;
        this.documents = documents;
        this.booking = booking;
        this.notices = notices;
        this.intakePapers = intakePapers;
        this.passportVisits = passportVisits;
        this.stages = stages;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = inHand.actor();
        if (actor.acting() == null && !event.getLocation().getPath().equals(StaffPlaces.OWN_CASE)) {
            if (actor.is(Role.MEDIATOR)) {
                event.forwardTo("desk");
                return;
            } else if (actor.is(Role.OFFICER)) {
                event.forwardTo("work");
                return;
            } else if (actor.is(Role.ADMINISTRATOR)) {
                event.forwardTo("agenda");
                return;
            }
        }
        try {
            show(actor);
        } catch (NotAuthorised e) {
            resetWithHeading(null);
            showMessage(e);
        }
    }

    private void show(Actor actor) {
        Optional<CaseOutline> found = inHand.find();
        if (found.isEmpty()) {
            resetWithHeading(t("home.welcome"), t("home.welcome.lead"));
            add(
                    new Card(
                            new H2(t("home.claim")),
                            new Paragraph(t("home.claim.text")),
                            Actions.row(Actions.primaryLink(t("home.claim.go"), "claim"))),
                    new Card(
                            new H2(t("home.new")),
                            new Paragraph(t("home.new.text")),
                            Actions.row(Actions.secondaryLink(t("home.new.go"), "new-case"))));
            return;
        }
        CaseOutline outline = found.get();
        boolean provisional = outline.claim() == Claim.PROVISIONAL && actor.acting() == null;
        CaseView file = provisional ? null : cases.read(actor, outline.id());
        resetWithHeading(file == null ? t("home.title") : greeting(actor, file), null);
        chooser(actor, outline);
        if (file == null) {
            add(passportCard(actor));
            add(new ProgressCard(this::t, this::label, language()).of(outline, List.of(), DocumentNeed.HANDED_OVER));
            return;
        }
        List<AppointmentNotice> current = notices.of(actor, outline.id());
        new NoticeCards(stages.clock(), language()).of(current).forEach(this::add);
        List<ChecklistItem> checklist = documents.checklist(actor, outline.id());
        AppointmentView appointment = booking.active(actor, outline.id()).orElse(null);
        if (actor.acting() != null
                && !intakePapers.waitingFor(actor, outline.id()).isEmpty()) {
            add(cards().now(
                            "intakes.papers",
                            t("intakes.papers.home"),
                            Actions.primaryLink(t("intakes.papers.go"), "intake-papers")));
        }
        DocumentNeed need = DocumentNeed.of(outline.stage(), checklist);
        if (need == DocumentNeed.SEND_AGAIN || !NoticeCards.settlesWhatToDo(current)) {
            add(nowCard(outline, need, checklist, appointment));
        }
        boolean closed = current.stream().anyMatch(CentreClosed.class::isInstance);
        if (appointment != null) {
            add(appointmentCard(appointment, closed));
        }
        if (actor.acting() == null) {
            if (appointment == null) {
                AppointmentFormatter.forgetOnDevice(this);
            } else {
                AppointmentFormatter.keepOnDevice(this, appointment, closed, language());
            }
        }
        if (actor.acting() != null) {
            add(Actions.row(Actions.link(t("biometrics.link"), "biometrics")));
        }
        add(new ProgressCard(this::t, this::label, language()).of(outline, file.timeline(), need));
    }

    private String greeting(Actor actor, CaseView file) {
        String name = file.applicant().name();
        String given = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
        return actor.acting() == null ? t("home.hello", given) : t("home.of", name);
    }

    private void chooser(Actor actor, CaseOutline outline) {
        List<CaseOutline> own = actor.acting() == null ? cases.ownOf(actor) : List.of();
        if (own.size() > 1) {
            var select = new Select<CaseOutline>();
            select.setLabel(t("home.cases"));
            select.setItems(own);
            select.setItemLabelGenerator(item ->
                    item.number().display() + " · " + item.procedure().name().in(language()));
            own.stream()
                    .filter(item -> item.id().equals(outline.id()))
                    .findFirst()
                    .ifPresent(select::setValue);
            select.addValueChangeListener(change -> {
                inHand.take(change.getValue().id());
                show(actor);
            });
            add(select);
        }
    }

    private Card passportCard(Actor actor) {
        return passportVisits
                .of(actor)
                .map(visit -> PassportVisitCard.of(
                        this,
                        visit,
                        stages.clock(),
                        language(),
                        Actions.secondaryLink(t("home.appointment.go"), PassportHelp.VISIT)))
                .orElseGet(() -> {
                    Card card = cards().now("home.provisional", t("home.provisional.text"));
                    card.add(PassportHelp.actions(this::t));
                    return card;
                });
    }

    private StageCards cards() {
        return new StageCards(this::t, stages, language());
    }

    private Card nowCard(
            CaseOutline outline,
            DocumentNeed need,
            List<ChecklistItem> checklist,
            @Nullable AppointmentView appointment) {
        long open = checklist.stream().filter(ChecklistItem::isOpen).count();
        Optional<ChecklistItem> rejected = DocumentNeed.rejected(checklist);
        if (need == DocumentNeed.SEND_AGAIN && rejected.isPresent()) {
            var item = rejected.get().item();
            return cards().now(
                            "home.rejected",
                            t("home.rejected.text", item.name().in(language())),
                            Actions.primaryLink(t("home.rejected.go"), "documents/" + item.code()));
        }
        return switch (outline.stage()) {
            case DOCUMENTS ->
                cards().now(
                                "home.documents",
                                open == 1 ? t("home.documents.one") : t("home.documents.text", open, checklist.size()),
                                Actions.primaryLink(t("home.documents.go"), "documents"));
            case APPOINTMENT ->
                appointment != null
                        ? cards().now("home.come", t("home.come.text"))
                        : mayBook(outline)
                                ? cards().now(
                                                "home.book",
                                                t("home.book.text"),
                                                Actions.primaryLink(t("home.book.go"), "appointment/choose"))
                                : cards().queue(outline);
            case ANALYSIS -> cards().analysis(outline);
            case HEARING -> cards().hearing(outline);
            case DECISION -> cards().decision(outline);
            case CARD -> cards().now("home.card", t("home.card.text"));
        };
    }

    private boolean mayBook(CaseOutline outline) {
        try {
            booking.requireReady(inHand.actor(), outline.id());
            return true;
        } catch (BookingNotReady e) {
            return false;
        }
    }

    private Card appointmentCard(AppointmentView appointment, boolean closed) {
        if (closed) {
            return Card.titled(
                    t("home.appointment"),
                    AppointmentFormatter.struck(this, appointment, language()),
                    Actions.row(Actions.secondaryLink(t("home.appointment.go"), "appointment")));
        }
        var when = AppointmentFormatter.when(this, appointment, stages.clock(), language());
        var centre = appointment.centre().data();
        var name = new Span(centre.name());
        var address = new Paragraph(centre.address() + ", " + centre.postalCode());
        var place = new Div(name, address);
        place.getElement().setAttribute("translate", "no");
        var map = new Anchor(AppointmentFormatter.map(centre), t("appointment.map"));
        map.setTarget("_blank");
        var bring = new Paragraph(t("paper.bring"));
        bring.addClassName("muted");
        return Card.titled(
                t("home.appointment"),
                when,
                place,
                AppointmentFormatter.ticket(this, appointment),
                bring,
                Actions.row(Actions.secondaryLink(t("home.appointment.go"), "appointment"), mapLink(map)));
    }

    private static Component mapLink(Anchor map) {
        map.addClassNames("button-link", "with-glyph");
        map.addComponentAsFirst(Icon.PIN.icon());
        return map;
    }
}
