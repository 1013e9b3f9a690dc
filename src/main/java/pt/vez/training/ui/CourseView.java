package pt.vez.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Paged;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions;

/** Sessions of a course. */
@Route("courses/:course")
@RolesAllowed("ADMINISTRATOR")
class CourseView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Courses courses;
    private final TrainingSessions sessions;
    private final Clock clock;

    CourseView(CurrentActor current, Courses courses, TrainingSessions sessions, Clock clock) {
        super("courses.one");
        this.current = current;
        this.courses = courses;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reset();
        runOrShowError(() -> {
            Course course = courses.get(
                    current.get(), event.getRouteParameters().get("course").orElse(""));
            opened(event).filter(NEW::equals).ifPresentOrElse(what -> plan(course), () -> show(course));
        });
    }

    private void show(Course course) {
        resetWithHeading(course.name().in(language()), course.summary().in(language()));
        add(TrainingFormatter.tabs(course.code(), "sessions", this::t));
        add(
                new Paged<>(offset -> sessions.ofCourse(current.get(), course.code(), offset, Pager.SIZE), this::table),
                Actions.row(
                        Actions.primary(t("courses.session.new"), click -> openForm(path(course), NEW, Map.of())),
                        Actions.secondaryLink(t("courses.back"), "courses")));
    }

    private Component table(List<TrainingSession> all) {
        var table = new Table(
                t("courses.part.sessions"),
                t("training.when"),
                t("courses.session.kind"),
                t("training.where"),
                t("courses.session.places.label"),
                t("courses.session.waiting"),
                t("table.actions"));
        for (TrainingSession each : all) {
            String when = TrainingFormatter.when(each.start(), each.end(), language());
            var open = Actions.secondaryLink(t("courses.session.open"), "courses/session/" + each.id());
            open.getElement().setAttribute("aria-label", t("courses.session.open") + ": " + when);
            table.row(
                    when,
                    label(each.kind()),
                    each.online() ? t("training.online") : each.place(),
                    each.cancelled() ? new Pill(Variant.DANGER, t("enum.EnrolmentState.CANCELLED")) : taken(each),
                    each.waiting(),
                    open);
        }
        return table.orEmpty(all.isEmpty(), t("courses.session.none"));
    }

    /**
     * Places taken; after the session a warning while attendance is not recorded, since the test is closed until then.
     */
    private Component taken(TrainingSession session) {
        var places = new Span(t("courses.session.taken", session.seated(), session.places()));
        return session.unrecorded() == 0 || session.end().isAfter(clock.instant())
                ? places
                : new Pill(Variant.ATTENTION, t("courses.session.unrecorded", session.unrecorded()));
    }

    private void plan(Course course) {
        resetWithHeading(t("courses.session.new"), course.name().in(language()));
        var kind = new RadioButtonGroup<SessionKind>(t("courses.session.kind"));
        kind.setItems(SessionKind.values());
        kind.setItemLabelGenerator(this::label);
        kind.setValue(SessionKind.FULL);
        LocalDate today = Zones.today(clock);
        var form = new SessionForm(today.plusDays(7), null, language());
        form.addComponentAsFirst(kind);
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> runOrShowError(() -> {
                            sessions.plan(current.get(), course.code(), kind.getValue(), form.read());
                            closeForm(path(course), Map.of(), t("courses.session.planned"));
                        })),
                Actions.quiet(t("form.cancel"), click -> closeForm(path(course), Map.of(), null))));
        add(new Card(form));
    }

    private static String path(Course course) {
        return "courses/" + course.code();
    }
}
