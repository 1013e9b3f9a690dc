package pt.vez.biometrics.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureSessions;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.SampleRefused;
import pt.vez.biometrics.SampleTaking;
import pt.vez.casework.CaseId;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.VisitConsent;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** Takes biometric samples within a visit, one step per screen. A refused authority empties the screen. */
@Route("biometrics/:step?")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/camera.css")
@CssImport("./styles/features/biometrics.css")
class BiometricsView extends Screen implements BeforeEnterObserver {
    private static final int STEPS = CaptureStep.values().length;
    private final CurrentCase inHand;
    private final CaptureSessions sessions;
    private final SampleTaking samples;
    private final VisitConsent consent;

    BiometricsView(CurrentCase inHand, CaptureSessions sessions, SampleTaking samples, VisitConsent consent) {
        super("biometrics.title");
        this.inHand = inHand;
        this.sessions = sessions;
        this.samples = samples;
        this.consent = consent;
    }

    CaptureSessions sessions() {
        return sessions;
    }

    SampleTaking samples() {
        return samples;
    }

    VisitConsent consent() {
        return consent;
    }

    Actor actor() {
        return inHand.actor();
    }

    CaseId caseId() {
        var acting = actor().acting();
        if (acting == null) {
            throw new NotAuthorised("biometrics.visitOnly");
        }
        return new CaseId(acting.caseId());
    }

    String name(Enum<?> constant) {
        return label(constant);
    }

    void say(Variant variant, String key, Object... args) {
        showMessage(variant, t(key, args));
    }

    void quiet() {
        clearMessages();
    }

    /** @throws SampleRefused when nothing was chosen */
    <T> T chosen(@Nullable T value) {
        if (value == null) {
            throw new SampleRefused("biometrics.choose");
        }
        return value;
    }

    /** Runs a step. When the actor has lost the authority, the reason is shown and the screen is cleared. */
    void guarded(Runnable step) {
        try {
            step.run();
        } catch (NotAuthorised e) {
            resetWithHeading(null);
            showMessage(e);
        } catch (DomainException e) {
            showMessage(e);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        guarded(() -> show(event.getRouteParameters().get("step")));
    }

    /** On to what comes next. */
    void advance() {
        Capture capture = sessions.latest(actor(), caseId()).orElseThrow();
        go("biometrics/" + path(capture.next()));
    }

    static String path(CaptureStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    void show(Optional<String> wanted) {
        Capture capture = sessions.latest(actor(), caseId()).orElse(null);
        if (capture == null || capture.state() == CaptureState.ABANDONED) {
            start(t("biometrics.start.text"));
            return;
        }
        if (capture.state() != CaptureState.OPEN) {
            resetWithHeading(label(capture.state()), null);
            add(new HandoverSection(this, capture));
            return;
        }
        CaptureStep step = step(capture, wanted);
        resetWithHeading(label(step), null);
        add(
                progress(capture, step),
                switch (step) {
                    case IDENTITY -> new IdentitySection(this, capture);
                    case PORTRAIT -> new PortraitSection(this, capture);
                    case SIGNATURE -> new SignatureSection(this, capture);
                    case FINGERPRINTS -> new FingersSection(this, capture);
                    case HEIGHT -> new HeightSection(this);
                    case REVIEW -> new ReviewSection(this, capture);
                });
    }

    private static CaptureStep step(Capture capture, Optional<String> wanted) {
        if (!capture.done().contains(CaptureStep.IDENTITY)) {
            return CaptureStep.IDENTITY;
        }
        for (CaptureStep step : CaptureStep.values()) {
            if (wanted.isPresent() && wanted.get().equals(path(step))) {
                return step == CaptureStep.REVIEW && !capture.isComplete() ? capture.next() : step;
            }
        }
        return capture.next();
    }

    void start(String text) {
        resetWithHeading(t("biometrics.lead"));
        add(new StartSection(this, text, sessions.isExpected(actor(), caseId())));
    }

    private OrderedList progress(Capture capture, CaptureStep here) {
        var list = new OrderedList();
        list.addClassName("capture-steps");
        list.getElement().setAttribute("aria-label", t("biometrics.progress", here.ordinal() + 1, STEPS));
        for (CaptureStep step : CaptureStep.values()) {
            boolean done = capture.done().contains(step);
            var item = new ListItem();
            if (step == here) {
                item.getElement().setAttribute("aria-current", "step");
                item.add(new Span(t("biometrics.progress", step.ordinal() + 1, STEPS)));
            } else if (done) {
                var link = Actions.link(label(step), "biometrics/" + path(step));
                item.add(link);
            } else {
                item.add(new Span(label(step)));
            }
            item.setClassName("done", done);
            list.add(item);
        }
        return list;
    }
}
