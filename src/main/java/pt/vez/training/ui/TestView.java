package pt.vez.training.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import pt.vez.identity.CurrentActor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Countdown;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.CourseTests;
import pt.vez.training.CourseTests.Item;
import pt.vez.training.CourseTests.Outlook;
import pt.vez.training.CourseTests.Result;
import pt.vez.training.CourseTests.Sheet;
import pt.vez.training.CourseTests.TestState;

/** The test: one question on the screen, every answer kept at once, the time in sight. */
@CssImport("./styles/features/training.css")
@Route("training/test/:enrolment")
@RolesAllowed("MEDIATOR")
class TestView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final CourseTests tests;
    private final Clock clock;
    private final Map<Integer, Integer> chosen = new HashMap<>();
    private UUID enrolment = new UUID(0, 0);

    TestView(CurrentActor current, CourseTests tests, Clock clock) {
        super("training.test.title");
        this.current = current;
        this.tests = tests;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(() -> {
            enrolment = TrainingFormatter.id(
                    event.getRouteParameters().get("enrolment").orElse(""));
            Outlook outlook = tests.outlook(current.get(), enrolment);
            if (outlook.state() == TestState.RUNNING) {
                go();
            } else {
                intro(outlook);
            }
        });
    }

    private void intro(Outlook outlook) {
        resetWithHeading(outlook.course().in(language()), null);
        Integer last = outlook.lastRight();
        switch (outlook.state()) {
            case OPEN -> {
                if (last != null) {
                    showMessage(
                            Variant.NEUTRAL,
                            t("training.test.failed.text", last, outlook.lastAsked(), outlook.needed()));
                }
                add(new Card(
                        new Paragraph(t(
                                "training.test.lead",
                                outlook.asked(),
                                outlook.time().toMinutes(),
                                outlook.needed())),
                        new Paragraph(t("training.test.rules", outlook.left())),
                        Actions.row(Actions.once(t("training.test.start"), () -> runOrShowError(this::go)))));
            }
            case PASSED -> passed(outlook.certificate(), t("training.test.passed"));
            default ->
                showMessage(
                        Variant.ATTENTION,
                        switch (outlook.state()) {
                            case USED_UP -> t("training.test.failed.over");
                            case OVER -> t("training.test.over");
                            default -> t("training.test.closed");
                        });
        }
        add(Actions.row(Actions.secondaryLink(t("training.back"), "training")));
    }

    /** Begins, or goes on at the first question without an answer. */
    private void go() {
        Sheet sheet = tests.start(current.get(), enrolment);
        chosen.clear();
        for (Item item : sheet.items()) {
            Integer before = item.chosen();
            if (before != null) {
                chosen.put(item.position(), before);
            }
        }
        sheet.items().stream()
                .filter(item -> !chosen.containsKey(item.position()))
                .findFirst()
                .ifPresentOrElse(item -> question(sheet, item.position()), () -> review(sheet));
    }

    private Countdown ring(Sheet sheet) {
        Duration left = Duration.between(clock.instant(), sheet.endsAt());
        var ring = new Countdown(left.isNegative() ? Duration.ZERO : left, sheet.whole(), t("training.test.left"));
        ring.addOverListener(over -> submit(sheet, true));
        return ring;
    }

    private void question(Sheet sheet, int position) {
        Item item = sheet.items().get(position - 1);
        int all = sheet.items().size();
        resetWithHeading(t("training.test.question", position, all), null);
        var text = new Paragraph(item.text().in(language()));
        text.addClassName("big");
        var options = new RadioButtonGroup<Integer>();
        options.setAriaLabel(item.text().in(language()));
        options.addThemeName("vertical");
        options.addClassName("test-options");
        options.setItems(IntStream.range(0, item.options().size()).boxed().toList());
        options.setItemLabelGenerator(each -> item.options().get(each).in(language()));
        Integer before = chosen.get(position);
        if (before != null) {
            options.setValue(before);
        }
        options.addValueChangeListener(change -> {
            Integer value = change.getValue();
            if (change.isFromClient() && value != null) {
                runOrShowError(() -> {
                    tests.answer(current.get(), sheet.attempt(), position, value);
                    chosen.put(position, value);
                });
            }
        });
        Div actions = Actions.row(
                position < all
                        ? Actions.primary(t("training.test.next"), click -> question(sheet, position + 1))
                        : Actions.primary(t("training.test.review"), click -> review(sheet)));
        if (position > 1) {
            actions.add(Actions.quiet(t("training.test.previous"), click -> question(sheet, position - 1)));
        }
        if (position < all && chosen.size() == all) {
            actions.add(Actions.quiet(t("training.test.review"), click -> review(sheet)));
        }
        add(new Card(text, options, actions), ring(sheet));
    }

    private void review(Sheet sheet) {
        int all = sheet.items().size();
        resetWithHeading(t("training.test.review"), t("training.test.review.text", chosen.size(), all));
        var table = new Table(t("training.test.review"), t("courses.question"), t("centres.state"), t("table.change"));
        for (Item item : sheet.items()) {
            String name = t("training.test.question", item.position(), all);
            var change = Actions.quiet(t("table.change"), click -> question(sheet, item.position()));
            change.setAriaLabel(t("table.change") + ": " + name);
            table.row(
                    item.position() + ". " + item.text().in(language()),
                    new Span(t(
                            chosen.containsKey(item.position())
                                    ? "training.test.answered"
                                    : "training.test.unanswered")),
                    change);
        }
        add(
                table,
                Actions.row(
                        Actions.once(t("training.test.submit"), () -> submit(sheet, false)),
                        Actions.quiet(t("training.test.back"), click -> question(sheet, 1))),
                ring(sheet));
    }

    private void submit(Sheet sheet, boolean timeOver) {
        runOrShowError(() -> {
            Result result = tests.submit(current.get(), sheet.attempt());
            Outlook outlook = tests.outlook(current.get(), enrolment);
            if (result.passed()) {
                resetWithHeading(t("training.test.passed.title"), null);
                passed(result.certificate(), t("training.test.passed.text", result.right(), result.asked()));
            } else {
                resetWithHeading(t("training.test.failed.title"), null);
                showMessage(
                        Variant.ATTENTION,
                        (timeOver ? t("training.test.timeOver") + " " : "")
                                + t("training.test.failed.text", result.right(), result.asked(), result.needed()));
                if (outlook.state() == TestState.OPEN) {
                    add(
                            new Paragraph(t("training.test.failed.again", outlook.left())),
                            Actions.row(Actions.primary(t("training.now.test.go"), click -> intro(outlook))));
                } else {
                    add(new Paragraph(t("training.test.failed.over")));
                }
            }
            add(Actions.row(Actions.secondaryLink(t("training.back"), "training")));
        });
    }

    private void passed(@org.jspecify.annotations.Nullable UUID certificate, String text) {
        showMessage(Variant.SUCCESS, text);
        if (certificate != null) {
            var link = Actions.primaryLink(t("training.certificate.open"), "/papers/certificates/" + certificate);
            link.setRouterIgnore(true);
            add(Actions.row(link));
        }
    }
}
