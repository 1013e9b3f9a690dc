package pt.vez.training.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions;

/** The agency's courses. */
@Route("courses")
@RolesAllowed("ADMINISTRATOR")
class CoursesView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Courses courses;
    private final TrainingSessions sessions;
    private final Clock clock;

    CoursesView(CurrentActor current, Courses courses, TrainingSessions sessions, Clock clock) {
        super("courses.title");
        this.current = current;
        this.courses = courses;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(t("courses.lead"));
        runOrShowError(() -> {
            Actor actor = current.get();
            List<Course> all = courses.all(actor);
            var table = new Table(
                    t("courses.title"),
                    t("courses.one"),
                    t("courses.validity"),
                    t("courses.next"),
                    t("courses.session.places.label"),
                    t("centres.state"));
            for (Course course : all) {
                TrainingSession next = sessions.next(actor, course.code()).orElse(null);
                table.row(
                        Actions.link(course.name().in(language()), "courses/" + course.code()),
                        t("courses.validity.months", course.rules().validityMonths()),
                        next == null ? "–" : TrainingFormatter.when(next.start(), next.end(), language()),
                        next == null ? "–" : t("courses.session.taken", next.seated(), next.places()),
                        course.active()
                                ? new Pill(Variant.SUCCESS, t("courses.on"))
                                : new Pill(Variant.ATTENTION, t("courses.off")));
            }
            add(
                    table,
                    Actions.row(
                            Actions.primaryLink(t("courses.new"), "courses/new/rules"),
                            Actions.secondaryLink(t("certificates.title"), "courses/certificates")));
        });
    }
}
