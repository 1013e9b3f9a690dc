package pt.vez.training.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.Courses;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionAttendance;
import pt.vez.training.SessionAttendance.Attendee;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions;
import pt.vez.training.TrainingSessions.Plan;

/** One session: who is enrolled, who came; changes and calling off. */
@Route("courses/session/:session")
@RolesAllowed("ADMINISTRATOR")
class SessionView extends Screen implements BeforeEnterObserver {
    private static final String CHANGE = "change";
    private final CurrentActor current;
    private final Courses courses;
    private final TrainingSessions sessions;
    private final SessionAttendance attendance;
    private final Clock clock;
    private UUID id = new UUID(0, 0);

    SessionView(
            CurrentActor current,
            Courses courses,
            TrainingSessions sessions,
            SessionAttendance attendance,
            Clock clock) {
        super("training.session");
        this.current = current;
        this.courses = courses;
        this.sessions = sessions;
        this.attendance = attendance;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reset();
        runOrShowError(() -> {
            id = TrainingFormatter.id(event.getRouteParameters().get("session").orElse(""));
            TrainingSession session = sessions.get(current.get(), id);
            if (opened(event).filter(CHANGE::equals).isPresent() && mayChange(session)) {
                change(session);
            } else {
                show();
            }
        });
    }

    private boolean mayChange(TrainingSession session) {
        return !session.cancelled() && session.start().isAfter(clock.instant());
    }

    private String path() {
        return "courses/session/" + id;
    }

    private void show() {
        TrainingSession session = sessions.get(current.get(), id);
        var course = courses.get(current.get(), session.course());
        resetWithHeading(
                course.name().in(language()), TrainingFormatter.when(session.start(), session.end(), language()));
        if (session.cancelled()) {
            showMessage(Variant.ATTENTION, t("courses.session.cancelled"));
        }
        add(new Card(new LabelledValues()
                .fact(t("courses.session.kind"), label(session.kind()))
                .fact(t("training.where"), session.place())
                .fact(t("courses.session.places.label"), t("courses.session.taken", session.seated(), session.places()))
                .fact(t("courses.session.waiting"), Integer.toString(session.waiting()))));
        add(new H2(t("courses.roll")), roll(attendance.roll(current.get(), id)));
        Div actions = Actions.row(Actions.secondaryLink(t("form.back"), "courses/" + session.course()));
        if (mayChange(session)) {
            actions.add(
                    Actions.secondary(t("courses.session.change"), click -> openForm(path(), CHANGE, Map.of())),
                    Actions.danger(t("courses.session.cancel"), click -> ask(session)));
        }
        add(actions);
    }

    private Table roll(List<Attendee> all) {
        var table = new Table(
                t("courses.roll"),
                t("account.name"),
                t("courses.roll.since"),
                t("centres.state"),
                t("courses.roll.test"),
                t("table.actions"));
        for (Attendee each : all) {
            boolean fixed = each.attempts() > 0
                    || each.state() != EnrolmentState.SEATED
                            && each.state() != EnrolmentState.ATTENDED
                            && each.state() != EnrolmentState.ABSENT;
            Div actions = Actions.row();
            if (!fixed && each.state() != EnrolmentState.ATTENDED) {
                actions.add(attendance(each, true));
            }
            if (!fixed && each.state() != EnrolmentState.ABSENT) {
                actions.add(attendance(each, false));
            }
            table.row(
                    each.name(),
                    Dates.stamp(each.enrolledAt(), LISBON),
                    TrainingFormatter.pill(each.state(), label(each.state())),
                    each.passed()
                            ? t("courses.roll.passed")
                            : each.attempts() == 0 ? "–" : t("courses.roll.tries", each.attempts()),
                    actions);
        }
        return table.orEmpty(all.isEmpty(), t("courses.roll.none"));
    }

    private Button attendance(Attendee each, boolean came) {
        String words = t(came ? "courses.attendance.present" : "courses.attendance.absent");
        var button = Actions.secondary(words, click -> {
            if (runOrShowError(() -> attendance.attended(current.get(), each.enrolment(), came))) {
                show();
                showMessage(Variant.SUCCESS, t("courses.attendance.saved", each.name()));
            }
        });
        button.setAriaLabel(words + ": " + each.name());
        return button;
    }

    private void change(TrainingSession session) {
        resetWithHeading(
                t("courses.session.change"), TrainingFormatter.when(session.start(), session.end(), language()));
        var form = new SessionForm(LocalDate.ofInstant(session.start(), LISBON), session, language());
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> runOrShowError(() -> {
                            Plan plan = form.read();
                            if (runOrShowError(
                                    form.merge(),
                                    () -> sessions.change(
                                            current.get(), id, form.merge().seen(), plan),
                                    () -> Plan.of(sessions.get(current.get(), id)))) {
                                closeForm(path(), Map.of(), t("courses.session.changed"));
                            }
                        })),
                Actions.quiet(t("form.cancel"), click -> closeForm(path(), Map.of(), null))));
        add(new Card(form));
    }

    private void ask(TrainingSession session) {
        showMessage(
                Variant.ATTENTION,
                t("courses.session.cancel.ask", session.seated() + session.waiting()),
                Actions.row(
                        Actions.danger(
                                t("courses.session.cancel.yes"),
                                click -> runOrShowError(() -> {
                                    sessions.cancel(current.get(), id);
                                    show();
                                })),
                        Actions.quiet(t("form.cancel"), click -> clearMessages())));
    }
}
