package pt.vez.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pt.vez.audit.SecurityEvents;
import pt.vez.audit.SecurityEvents.Kind;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.ErrorTraces;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** What stands instead of a screen that could not be opened: what happened, in the person's language, and a way on. */
@ParentLayout(MainLayout.class)
@PermitAll
class ProblemScreen extends Screen implements HasErrorParameter<Exception> {
    private static final Logger log = LoggerFactory.getLogger(ProblemScreen.class);

    private final CurrentActor current;
    private final SecurityEvents events;

    ProblemScreen(CurrentActor current, SecurityEvents events) {
        super("problem.title");
        this.current = current;
        this.events = events;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception problem = parameter.getException();
        DomainException known = known(problem);
        if (known instanceof NotAuthorised) {
            events.record(Kind.REFUSED, current.find().map(Actor::accountId).orElse(null), known.key());
        }
        resetWithHeading(null);
        showMessage(Variant.ATTENTION, known == null ? unknown(problem) : message(known));
        add(Actions.row(Actions.primaryLink(t("problem.home"), "home")));
        return switch (known) {
            case null -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            case NotAuthorised _ -> HttpServletResponse.SC_FORBIDDEN;
            case NotFound _ -> HttpServletResponse.SC_NOT_FOUND;
            default -> HttpServletResponse.SC_BAD_REQUEST;
        };
    }

    /** A screen is made by the framework, which wraps what its constructor throws. */
    private static @Nullable DomainException known(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof DomainException domain) {
                return domain;
            }
        }
        return null;
    }

    private String unknown(Exception problem) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Reference {}: {}", reference, ErrorTraces.rootType(problem), ErrorTraces.withoutMessages(problem));
        return t("problem.500", reference);
    }
}
