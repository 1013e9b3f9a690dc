package pt.vez.hiring.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pt.vez.hiring.Candidate;
import pt.vez.hiring.Cv;
import pt.vez.hiring.InterviewHours;
import pt.vez.hiring.Screening;
import pt.vez.hiring.Screening.Decision;
import pt.vez.hiring.Screening.File;
import pt.vez.hiring.Screening.Given;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Icon;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One application: who it is, scores, interview, decision, hiring. */
@Route("hiring/:call/:application")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/hiring.css")
class ApplicationView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Screening screening;
    private final InterviewHours hours;
    private final Clock clock;

    ApplicationView(CurrentActor current, Screening screening, InterviewHours hours, Clock clock) {
        super("screening.one");
        this.current = current;
        this.screening = screening;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(() -> show(
                CallView.uuid(event.getRouteParameters().get("call").orElse("")),
                CallView.uuid(event.getRouteParameters().get("application").orElse(""))));
    }

    private void show(UUID call, UUID application) {
        File file = screening.read(current.get(), call, application);
        resetWithHeading(file.candidate().name(), file.call().data().title().in(language()));
        person(file);
        var steps = new StepsSection(file, current.get().accountId(), language(), clock, new StepsSection.Steps() {
            @Override
            public void score(Map<UUID, Given> given) {
                run(file, "screening.scored", () -> screening.score(current.get(), call, application, given));
            }

            @Override
            public void shortlist() {
                run(file, "screening.shortlisted", () -> screening.shortlist(current.get(), call, application));
            }

            @Override
            public void invite(StepsSection.Window window, FormErrors errors) {
                run(
                        file,
                        "screening.told",
                        errors,
                        () -> screening.invite(
                                current.get(), call, application, window.centre(), window.from(), window.to()));
            }

            @Override
            public void askForHours() {
                run(file, "screening.askForHours.done", () -> hours.ask(current.get(), call));
            }

            @Override
            public void decide(Decision decision, String reason, FormErrors errors) {
                run(
                        file,
                        "screening.told",
                        errors,
                        () -> screening.decide(current.get(), call, application, decision, reason));
            }

            @Override
            public void hire() {
                run(file, "screening.hired", () -> screening.hire(current.get(), call, application));
            }
        });
        steps.cards(screening.venues(current.get())).forEach(this::add);
        add(Actions.row(Actions.secondaryLink(t("screening.back"), "hiring/" + call)));
    }

    private void run(File file, String done, Runnable command) {
        run(file, done, new FormErrors(), command);
    }

    private void run(File file, String done, FormErrors errors, Runnable command) {
        runOrShowError(() -> {
            if (errors.passes(command)) {
                show(file.call().id(), file.id());
                showMessage(Variant.SUCCESS, t(done));
            }
        });
    }

    private void person(File file) {
        Candidate candidate = file.candidate();
        var facts = new LabelledValues()
                .fact(t("apply.email"), candidate.email())
                .fact(t("apply.phone"), candidate.phone())
                .fact(
                        t("apply.languages"),
                        candidate.languages().stream().map(this::label).collect(Collectors.joining(", ")))
                .fact(
                        t("apply.times"),
                        candidate.times().stream().map(this::label).collect(Collectors.joining(", ")))
                .fact(t("screening.received"), Dates.dayAndTime(file.receivedAt(), LISBON, language()))
                .fact(t("screening.score"), RankingSection.score(language(), file.score()));
        var interview = file.interview();
        if (interview != null) {
            facts.fact(
                    t("follow.interview"),
                    Dates.dayAndTime(interview.start(), interview.venue().zone(), language()) + ", "
                            + interview.venue().name());
        } else if (file.invitedTo() != null) {
            facts.fact(t("follow.interview"), t("screening.waits", file.invitedTo()));
        }
        if (!file.reason().isEmpty()) {
            facts.fact(t("screening.reason"), file.reason());
        }
        var motivation = new Paragraph(candidate.motivation());
        motivation.addClassName("prose");
        var card = new Card(new Pill(RankingSection.tone(file.state()), label(file.state())), facts);
        card.add(new H2(t("apply.motivation")), motivation);
        if (file.cv() != null) {
            card.add(Actions.row(cv(file)));
        }
        if (file.alike() > 0) {
            add(new Notice(Variant.ATTENTION, t("screening.alike", file.alike())));
        }
        add(card);
    }

    /** The service checks the authority anew at every download. */
    private Anchor cv(File file) {
        var anchor = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    Cv cv = screening.cv(current.get(), file.call().id(), file.id());
                    event.getResponse().setHeader("Cache-Control", "no-store");
                    event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
                    return new DownloadResponse(
                            new ByteArrayInputStream(cv.content()),
                            "cv." + cv.kind().ending(),
                            cv.kind().type(),
                            cv.content().length);
                }),
                t("screening.cv"));
        anchor.addClassNames("button-link", "with-glyph");
        anchor.addComponentAsFirst(Icon.DOWNLOAD.icon());
        return anchor;
    }
}
