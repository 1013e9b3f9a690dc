package pt.vez.training.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;
import pt.vez.training.Course;
import pt.vez.training.Course.Rules;
import pt.vez.training.Courses;

/** Names and rules of a course; a new one begins here. */
@Route("courses/:course/rules")
@RolesAllowed("ADMINISTRATOR")
class RulesView extends Screen implements BeforeEnterObserver {
    private static final Rules USUAL = new Rules(24, 8, 5, 75, 3, 20, 90, 60);
    private final CurrentActor current;
    private final Courses courses;

    RulesView(CurrentActor current, Courses courses) {
        super("courses.part.rules");
        this.current = current;
        this.courses = courses;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String code = event.getRouteParameters().get("course").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> show(code.equals("new") ? null : courses.get(current.get(), code)));
    }

    private void show(@Nullable Course known) {
        resetWithHeading(known == null ? t("courses.new") : known.name().in(language()), null);
        var code = new TextField(t("courses.code"));
        code.setMaxLength(20);
        code.setVisible(known == null);
        var name = new TextPair(t("courses.name.pt"), t("courses.name.en"), 120, known == null ? null : known.name());
        var summary = new TextPair(
                t("courses.summary.pt"), t("courses.summary.en"), 600, known == null ? null : known.summary());
        Rules rules = known == null ? USUAL : known.rules();
        var validity = number("courses.rule.validity", rules.validityMonths());
        var questions = number("courses.rule.questions", rules.questions());
        var refresher = number("courses.rule.refresher", rules.refresherQuestions());
        var pass = number("courses.rule.pass", rules.passPercent());
        var attempts = number("courses.rule.attempts", rules.attempts());
        var minutes = number("courses.rule.minutes", rules.minutes());
        var before = number("courses.rule.before", rules.refresherBefore());
        var after = number("courses.rule.after", rules.refresherAfter());
        var active = new Checkbox(t("courses.active"), known != null && known.active());
        active.setVisible(known != null);
        FormMerge<Course> merge = known == null
                ? null
                : new FormMerge<>(known)
                        .text(
                                t("courses.name.pt"),
                                name.pt(),
                                seen -> seen.name().pt())
                        .text(
                                t("courses.name.en"),
                                name.en(),
                                seen -> seen.name().en())
                        .text(
                                t("courses.summary.pt"),
                                summary.pt(),
                                seen -> seen.summary().pt())
                        .text(
                                t("courses.summary.en"),
                                summary.en(),
                                seen -> seen.summary().en())
                        .field(t("courses.active"), active, Course::active, this::yesNo)
                        .field(
                                validity.getLabel(),
                                validity,
                                seen -> seen.rules().validityMonths(),
                                String::valueOf)
                        .field(minutes.getLabel(), minutes, seen -> seen.rules().minutes(), String::valueOf)
                        .field(
                                questions.getLabel(),
                                questions,
                                seen -> seen.rules().questions(),
                                String::valueOf)
                        .field(
                                refresher.getLabel(),
                                refresher,
                                seen -> seen.rules().refresherQuestions(),
                                String::valueOf)
                        .field(pass.getLabel(), pass, seen -> seen.rules().passPercent(), String::valueOf)
                        .field(
                                attempts.getLabel(),
                                attempts,
                                seen -> seen.rules().attempts(),
                                String::valueOf)
                        .field(before.getLabel(), before, seen -> seen.rules().refresherBefore(), String::valueOf)
                        .field(after.getLabel(), after, seen -> seen.rules().refresherAfter(), String::valueOf);
        var form = new Div(
                code,
                name,
                summary,
                row(validity, minutes),
                row(questions, refresher),
                row(pass, attempts),
                row(before, after),
                active);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> runOrShowError(() -> {
                            var course = new Course(
                                    known == null ? code.getValue().strip() : known.code(),
                                    name.read(),
                                    summary.read(),
                                    active.getValue(),
                                    new Rules(
                                            read(validity),
                                            read(questions),
                                            read(refresher),
                                            read(pass),
                                            read(attempts),
                                            read(minutes),
                                            read(before),
                                            read(after)));
                            if (merge == null) {
                                courses.create(current.get(), course);
                                go("courses/" + course.code() + "/questions");
                            } else if (runOrShowError(
                                    merge,
                                    () -> courses.update(current.get(), merge.seen(), course),
                                    () -> courses.get(current.get(), course.code()))) {
                                show(course);
                                showMessage(
                                        Variant.SUCCESS,
                                        t("courses.saved", course.name().in(language())));
                            }
                        })),
                Actions.secondaryLink(t("courses.back"), "courses")));
        if (known != null) {
            add(TrainingFormatter.tabs(known.code(), "rules", this::t));
        }
        add(new Card(form));
    }

    private IntegerField number(String key, int value) {
        var field = new IntegerField(t(key));
        field.setStepButtonsVisible(true);
        field.setValue(value);
        return field;
    }

    private static Div row(IntegerField... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    private static int read(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }
}
