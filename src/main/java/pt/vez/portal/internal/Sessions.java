package pt.vez.portal.internal;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.audit.SecurityEvents;
import pt.vez.audit.SecurityEvents.Kind;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.ErrorTraces;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Export;
import pt.vez.shell.Screen;

/** Sets the language of every page, and one answer to unexpected errors. */
@Component
class Sessions implements VaadinServiceInitListener {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private final Texts texts;
    private final CurrentActor current;
    private final SecurityEvents events;
    private final Journal journal;

    Sessions(Texts texts, CurrentActor current, SecurityEvents events, Journal journal) {
        this.texts = texts;
        this.current = current;
        this.events = events;
        this.journal = journal;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> greet(init.getUI()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::unexpected));
        event.getSource().setSystemMessagesProvider(about -> messages(language(VaadinRequest.getCurrent())));
    }

    /**
     * What the framework says by itself. A session that is over leads to the page anew, which leads to the sign-in and
     * back; what went wrong inside is told in the words of this product.
     */
    private SystemMessages messages(Locale language) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setCookiesDisabledNotificationEnabled(false);
        messages.setInternalErrorCaption(texts.get(language, "problem.title"));
        messages.setInternalErrorMessage(texts.get(language, "connection.reload"));
        messages.setSyncErrorCaption(texts.get(language, "problem.title"));
        messages.setSyncErrorMessage(texts.get(language, "connection.reload"));
        return messages;
    }

    private void greet(UI ui) {
        ComponentUtil.addListener(ui, Export.Exported.class, this::exported);
        ComponentUtil.addListener(
                ui, Screen.Refused.class, refused -> events.record(Kind.REFUSED, account(), refused.key()));
        Locale language = language(VaadinRequest.getCurrent());
        ui.setLocale(language);
        // The words of the bar that stands while the connection is gone; the page has them before it needs them.
        ui.getPage()
                .executeJs(
                        "const page = document.documentElement; page.lang = $0;"
                                + "page.dataset.connectionLost = $1; page.dataset.connectionAppointment = $2;"
                                + "document.querySelectorAll('vaadin-connection-indicator').forEach(e => e.setAttribute('aria-hidden', 'true'))",
                        language.toLanguageTag(),
                        texts.get(language, "connection.lost"),
                        texts.get(language, "connection.appointment"));
    }

    /** The language of this device, else the one its browser prefers; Portuguese outside a request. */
    static Locale language(@Nullable VaadinRequest request) {
        if (request == null) {
            return Languages.PORTUGUESE;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(WebConfiguration.LANGUAGE_COOKIE)) {
                    return Languages.of(cookie.getValue());
                }
            }
        }
        return Languages.preferred(request.getHeader("Accept-Language"));
    }

    /** Who took which list, how many rows of it and what kinds of filters narrowed it. */
    private void exported(Export.Exported export) {
        events.record(Kind.EXPORT, account(), export.file() + " " + export.rows());
        String filters = export.filters().isEmpty() ? "" : " " + String.join(",", export.filters());
        current.find()
                .ifPresent(actor ->
                        journal.recordBeside(actor, "list.exported", export.file() + " " + export.rows() + filters));
    }

    private @Nullable UUID account() {
        return current.find().map(Actor::accountId).orElse(null);
    }

    private void unexpected(ErrorEvent event) {
        Throwable problem = event.getThrowable();
        Throwable root = problem;
        while (!(root instanceof DomainException) && root.getCause() != null) {
            root = root.getCause();
        }
        UI ui = UI.getCurrent();
        Locale language = ui == null ? Languages.PORTUGUESE : ui.getLocale();
        String message;
        if (root instanceof DomainException domain) {
            if (domain instanceof NotAuthorised) {
                events.record(Kind.REFUSED, account(), domain.key());
            }
            message = texts.get(language, domain);
        } else {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error(
                    "Reference {}: {}", reference, ErrorTraces.rootType(problem), ErrorTraces.withoutMessages(problem));
            message = texts.get(language, "problem.500", reference);
        }
        if (ui != null) {
            ui.access(() -> {
                var notification = new Notification(message, 12_000, Notification.Position.TOP_STRETCH);
                notification.open();
            });
        }
    }
}
