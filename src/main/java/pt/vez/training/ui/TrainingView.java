package pt.vez.training.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Paged;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Certificates;
import pt.vez.training.Course;
import pt.vez.training.CourseTests;
import pt.vez.training.CourseTests.Outlook;
import pt.vez.training.CourseTests.TestState;
import pt.vez.training.Courses;
import pt.vez.training.EnrolmentState;
import pt.vez.training.Enrolments;
import pt.vez.training.Enrolments.Mine;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions;

/** A mediator's training: what to do now, sessions, certificates, and what is on offer. */
@CssImport("./styles/features/training.css")
@Route("training")
@RolesAllowed("MEDIATOR")
class TrainingView extends Screen implements BeforeEnterObserver {
    private static final int SOON = 60;
    private final CurrentActor current;
    private final Courses courses;
    private final TrainingSessions sessions;
    private final Enrolments enrolments;
    private final CourseTests tests;
    private final Certificates certificates;
    private final Clock clock;

    TrainingView(
            CurrentActor current,
            Courses courses,
            TrainingSessions sessions,
            Enrolments enrolments,
            CourseTests tests,
            Certificates certificates,
            Clock clock) {
        super("training.title");
        this.current = current;
        this.courses = courses;
        this.sessions = sessions;
        this.enrolments = enrolments;
        this.tests = tests;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        runOrShowError(this::show);
    }

    private void show() {
        Actor actor = current.get();
        resetWithHeading(t("training.lead"));
        List<Mine> mine = enrolments.own(actor);
        mine.stream()
                .filter(each -> each.state() == EnrolmentState.ATTENDED)
                .forEach(each -> test(each, tests.outlook(actor, each.id())));
        List<Certificate> own = certificates.own(actor);
        certificates
                .endingWithin(actor, SOON)
                .forEach(each -> add(new Notice(
                        Variant.ATTENTION,
                        t(
                                "training.certificate.soon",
                                each.course().in(language()),
                                Dates.full(each.to(), language())))));
        List<Mine> ahead = mine.stream().filter(this::isAhead).toList();
        if (!ahead.isEmpty()) {
            add(new H2(t("training.sessions")), own(ahead));
        }
        add(new H2(t("training.certificates")), certificates(own));
        add(new H2(t("training.open")));
        offered(actor, ahead);
    }

    private boolean isAhead(Mine each) {
        return each.state() == EnrolmentState.SEATED
                || (each.state() == EnrolmentState.WAITING || each.state() == EnrolmentState.CANCELLED)
                        && each.start().isAfter(clock.instant());
    }

    private void test(Mine session, Outlook test) {
        if (test.state() == TestState.OPEN || test.state() == TestState.RUNNING) {
            var card = Card.titled(
                    t("training.now.test"),
                    new Paragraph(t(
                            "training.now.test.text",
                            test.course().in(language()),
                            test.asked(),
                            test.time().toMinutes(),
                            Dates.full(test.closes(), LISBON, language()))),
                    Actions.row(Actions.primaryLink(
                            t(test.state() == TestState.RUNNING ? "training.now.test.on" : "training.now.test.go"),
                            "training/test/" + session.id())));
            card.addClassName("now");
            add(card);
        } else if (test.state() == TestState.USED_UP && test.closes().isAfter(clock.instant())) {
            add(new Card(
                    new Paragraph(t("training.test.usedUp.text", test.course().in(language())))));
        }
    }

    private Table own(List<Mine> ahead) {
        var table = new Table(
                t("training.sessions"),
                t("courses.one"),
                t("training.when"),
                t("training.where"),
                t("centres.state"),
                t("table.actions"));
        for (Mine each : ahead) {
            String name = each.course().in(language());
            Component state = each.state() == EnrolmentState.WAITING
                    ? new Span(t("training.turn", each.turn()))
                    : TrainingFormatter.pill(each.state(), label(each.state()));
            Div actions = Actions.row();
            if (each.state() != EnrolmentState.CANCELLED && each.start().isAfter(clock.instant())) {
                var withdraw = Actions.quiet(t("training.withdraw"), click -> {
                    if (runOrShowError(() -> enrolments.withdraw(current.get(), each.id()))) {
                        show();
                        showMessage(Variant.SUCCESS, t("training.withdrawn"));
                    }
                });
                withdraw.setAriaLabel(t("training.withdraw") + ": " + name);
                actions.add(withdraw);
            }
            table.row(
                    name + " · " + label(each.kind()),
                    TrainingFormatter.when(each.start(), each.end(), language()),
                    where(each),
                    state,
                    actions);
        }
        return table;
    }

    /** The link of an online session is for who has a place. */
    private Component where(Mine each) {
        if (!each.online()) {
            return new Span(each.place());
        }
        if (each.state() != EnrolmentState.SEATED) {
            return new Span(t("training.online"));
        }
        var link = Actions.secondaryLink(t("training.online.join"), each.place());
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }

    private Table certificates(List<Certificate> own) {
        var table = new Table(
                t("training.certificates"),
                t("certificates.course"),
                t("centres.state"),
                t("certificates.until"),
                t("verify.number"),
                t("table.actions"));
        for (Certificate each : own) {
            String end = Dates.full(each.to(), language());
            Component open = new Span();
            if (each.standing() == CertificateStanding.VALID) {
                var link = Actions.secondaryLink(t("training.certificate.open"), "/papers/certificates/" + each.id());
                link.setRouterIgnore(true);
                link.setTarget("_blank");
                link.getElement()
                        .setAttribute(
                                "aria-label",
                                t("training.certificate.open") + ": "
                                        + each.course().in(language()));
                open = link;
            }
            table.row(
                    each.course().in(language()),
                    TrainingFormatter.pill(each.standing(), label(each.standing())),
                    switch (each.standing()) {
                        case VALID -> t("training.certificate.until", end);
                        case LAPSED -> t("training.certificate.lapsed", end);
                        case REVOKED -> t("training.certificate.revoked", String.valueOf(each.revokedReason()));
                    },
                    TrainingFormatter.number(each.shown()),
                    open);
        }
        return table.orEmpty(own.isEmpty(), t("training.certificates.none"));
    }

    /** Courses with sessions this person may enrol in or move to, beside the one they have. */
    private void offered(Actor actor, List<Mine> ahead) {
        Map<String, Mine> taken = ahead.stream()
                .filter(each -> each.state() != EnrolmentState.CANCELLED)
                .collect(Collectors.toMap(each -> each.course().pt(), each -> each, (first, later) -> first));
        List<TrainingSession> upcoming = sessions.upcoming(actor);
        int shown = 0;
        for (Course course : courses.all(actor)) {
            Set<SessionKind> ways = enrolments.open(actor, course);
            List<TrainingSession> open = upcoming.stream()
                    .filter(each -> each.course().equals(course.code()) && ways.contains(each.kind()))
                    .toList();
            if (!open.isEmpty()) {
                add(offer(course, open, taken.get(course.name().pt())));
                shown++;
            }
        }
        if (shown == 0) {
            var nothing = new Paragraph(t("training.open.none"));
            nothing.addClassName("empty");
            add(nothing);
        }
    }

    private Card offer(Course course, List<TrainingSession> open, @Nullable Mine held) {
        String name = course.name().in(language());
        return Card.titled(
                name, new Paragraph(course.summary().in(language())), Paged.of(open, page -> offers(name, page, held)));
    }

    private Table offers(String name, List<TrainingSession> open, @Nullable Mine held) {
        var table = new Table(name, t("training.session"), t("training.when"), t("training.where"), t("table.actions"));
        for (TrainingSession each : open) {
            String when = TrainingFormatter.when(each.start(), each.end(), language());
            table.row(
                    label(each.kind()) + " · "
                            + (each.free() > 0
                                    ? t("training.free", each.free())
                                    : t("training.free.none", each.waiting())),
                    when,
                    each.online() ? t("training.online") : each.place(),
                    step(each, held, name + ", " + when));
        }
        return table;
    }

    private Component step(TrainingSession session, @Nullable Mine held, String about) {
        if (held == null) {
            String words = t(session.free() > 0 ? "training.enrol" : "training.enrol.wait");
            return named(Actions.secondary(words, click -> enrol(session)), about);
        }
        if (held.session().equals(session.id())) {
            return TrainingFormatter.pill(held.state(), label(held.state()));
        }
        if (session.free() == 0 || !held.start().isAfter(clock.instant())) {
            return new Span();
        }
        return named(Actions.secondary(t("training.move"), click -> move(held, session)), about);
    }

    private static Button named(Button button, String about) {
        button.setAriaLabel(button.getText() + ": " + about);
        return button;
    }

    private void move(Mine held, TrainingSession session) {
        runOrShowError(() -> {
            enrolments.move(current.get(), held.id(), session.id());
            show();
            showMessage(Variant.SUCCESS, t("training.moved"));
        });
    }

    private void enrol(TrainingSession session) {
        runOrShowError(() -> {
            EnrolmentState state = enrolments.enrol(current.get(), session.id());
            show();
            showMessage(Variant.SUCCESS, t(state == EnrolmentState.SEATED ? "training.enrolled" : "training.waiting"));
        });
    }
}
