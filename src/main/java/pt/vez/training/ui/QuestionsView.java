package pt.vez.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.Question;

/** The questions a course's tests draw from. */
@Route("courses/:course/questions")
@RolesAllowed("ADMINISTRATOR")
class QuestionsView extends Screen implements BeforeEnterObserver {
    private static final int WRONG = 4;
    private final CurrentActor current;
    private final Courses courses;

    QuestionsView(CurrentActor current, Courses courses) {
        super("courses.part.questions");
        this.current = current;
        this.courses = courses;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reset();
        runOrShowError(() -> {
            Course course = courses.get(
                    current.get(), event.getRouteParameters().get("course").orElse(""));
            opened(event).ifPresentOrElse(what -> edit(course, what), () -> show(course));
        });
    }

    private void edit(Course course, String what) {
        if (what.equals(NEW)) {
            edit(course, (Question) null);
            return;
        }
        Question known = courses.questions(current.get(), course.code()).stream()
                .filter(each -> each.id().toString().equals(what))
                .findFirst()
                .orElse(null);
        if (known == null) {
            show(course);
            throw new NotFound("error.removedMeanwhile");
        }
        edit(course, known);
    }

    private static String path(Course course) {
        return "courses/" + course.code() + "/questions";
    }

    private void show(Course course) {
        List<Question> bank = courses.questions(current.get(), course.code());
        resetWithHeading(course.name().in(language()), null);
        add(
                TrainingFormatter.tabs(course.code(), "questions", this::t),
                new Paragraph(t("courses.questions.lead", bank.size())));
        var table =
                new Table(t("courses.part.questions"), t("courses.question"), t("courses.answer"), t("table.actions"));
        for (Question each : bank) {
            String text = each.text().in(language());
            var change = Actions.quiet(
                    t("table.change"), click -> openForm(path(course), each.id().toString(), Map.of()));
            change.setAriaLabel(t("table.change") + ": " + text);
            var remove = Actions.quiet(
                    t("courses.question.remove"),
                    click -> pt.vez.shell.Question.ask(
                            t("courses.question.remove.title"),
                            text,
                            t("courses.question.remove"),
                            () -> remove(course, each)));
            remove.setAriaLabel(t("courses.question.remove") + ": " + text);
            table.row(text, each.choices().getFirst().in(language()), Actions.row(change, remove));
        }
        add(
                table.orEmpty(bank.isEmpty(), t("courses.questions.none")),
                Actions.row(
                        Actions.primary(t("courses.question.new"), click -> openForm(path(course), NEW, Map.of())),
                        Actions.secondaryLink(t("courses.back"), "courses")));
    }

    private void remove(Course course, Question question) {
        if (runOrShowError(() -> courses.retire(current.get(), question.id()))) {
            show(course);
            showMessage(Variant.SUCCESS, t("courses.question.removed"));
        }
    }

    private void edit(Course course, @Nullable Question known) {
        resetWithHeading(
                t(known == null ? "courses.question.new" : "courses.question"),
                course.name().in(language()));
        var text = new TextPair(
                t("courses.question.pt"), t("courses.question.en"), 400, known == null ? null : known.text());
        var right = new TextPair(t("courses.right.pt"), t("courses.right.en"), 300, choice(known, 0));
        List<TextPair> wrong = new ArrayList<>();
        for (int i = 1; i <= WRONG; i++) {
            wrong.add(new TextPair(t("courses.wrong.pt", i), t("courses.wrong.en", i), 300, choice(known, i)));
        }
        var form = new Div(text, right);
        wrong.forEach(form::add);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> runOrShowError(() -> {
                            List<LocalText> choices = new ArrayList<>(List.of(right.read()));
                            wrong.stream().filter(pair -> !pair.isBlank()).forEach(pair -> choices.add(pair.read()));
                            if (known == null) {
                                courses.add(current.get(), course.code(), text.read(), choices);
                            } else {
                                courses.replace(current.get(), known.id(), text.read(), choices);
                            }
                            closeForm(path(course), Map.of(), t("courses.question.saved"));
                        })),
                Actions.quiet(t("form.cancel"), click -> closeForm(path(course), Map.of(), null))));
        add(new Card(form));
    }

    private static @Nullable LocalText choice(@Nullable Question known, int no) {
        return known == null || known.choices().size() <= no
                ? null
                : known.choices().get(no);
    }
}
