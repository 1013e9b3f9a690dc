package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;

/**
 * What every screen has: one heading, a place for messages, its words, and a safe way to call services. Screens hold no
 * rules; what a service refuses becomes a message at the top that takes the focus.
 */
public abstract class Screen extends Composite<Div> implements HasDynamicTitle {
    private final String titleKey;
    private final Div messages = new Div();
    private @Nullable String toldNext;
    private Component[] toldBeside = {};

    protected Screen(String titleKey) {
        this.titleKey = titleKey;
        messages.addClassName("messages");
        getContent().addClassName("screen");
    }

    @Override
    public String getPageTitle() {
        return t(titleKey) + " · Vez";
    }

    protected final String t(String key, Object... args) {
        return getTranslation(key, args);
    }

    protected final Locale language() {
        return getLocale();
    }

    protected final String label(Enum<?> constant) {
        return t("enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** Empties the screen and begins it again with its heading. */
    protected final void resetWithHeading(@Nullable String lead) {
        resetWithHeading(t(titleKey), lead);
    }

    protected final void resetWithHeading(String title, @Nullable String lead) {
        resetWithHeading(new H1(title), lead == null ? null : new Paragraph(lead));
    }

    /** The same with the name of a person or a place for a heading, which no browser translates. */
    protected final void resetWithName(String name, String lead) {
        resetWithHeading(Untranslated.mark(new H1(name)), Untranslated.mark(new Paragraph(lead)));
    }

    private void resetWithHeading(H1 heading, @Nullable Paragraph text) {
        reset(heading, text);
        tellNext();
    }

    /** Empties the screen to its name, for what may be refused before it begins. */
    protected final void reset() {
        reset(new H1(t(titleKey)), null);
    }

    private void reset(H1 heading, @Nullable Paragraph text) {
        getContent().removeAll();
        messages.removeAll();
        heading.setId("page-heading");
        getContent().add(heading);
        if (text != null) {
            text.addClassName("lead");
            getContent().add(text);
        }
        getContent().add(messages);
    }

    private void tellNext() {
        String said = toldNext;
        if (said != null) {
            toldNext = null;
            showMessage(Variant.SUCCESS, said, toldBeside);
        }
    }

    /** What stands for a form of something new in {@link #opened}. */
    protected static final String NEW = "new";

    /**
     * The form that the address of this screen opens: what it changes, or {@link #NEW}. Forms have addresses, so that
     * reloading shows them again and the way back leads out of them.
     */
    protected static Optional<String> opened(BeforeEnterEvent event) {
        return event.getLocation().getQueryParameters().getSingleParameter("open");
    }

    /** Goes to the form of this screen that changes {@code what}, beside what else the address says. */
    protected final void openForm(String path, String what, Map<String, String> beside) {
        Map<String, String> query = new HashMap<>(beside);
        query.put("open", what);
        navigate(path, query);
    }

    /**
     * Goes from a form back to the screen itself, which says what was done.
     *
     * @param said null where nothing was
     */
    protected final void closeForm(String path, Map<String, String> query, @Nullable String said, Component... beside) {
        toldNext = said;
        toldBeside = beside;
        navigate(path, query);
    }

    private void navigate(String path, Map<String, String> query) {
        getUI().or(() -> Optional.ofNullable(UI.getCurrent()))
                .ifPresent(ui -> ui.navigate(path, QueryParameters.simple(query)));
    }

    protected final void add(Component... components) {
        getContent().add(components);
    }

    /** Shows what was done. */
    protected final void showMessage(Variant variant, String text, Component... more) {
        messages.removeAll();
        var notice = new Notice(variant, text, more);
        messages.add(notice);
        if (variant != Variant.NEUTRAL) {
            notice.focused();
        }
    }

    /** Shows a message that was made elsewhere. */
    protected final void showMessage(Notice notice) {
        messages.removeAll();
        messages.add(notice);
    }

    protected final void showMessage(DomainException problem) {
        showMessage(Variant.DANGER, message(problem));
    }

    protected final String message(DomainException problem) {
        return t(problem.key(), problem.args().toArray());
    }

    protected final void clearMessages() {
        messages.removeAll();
    }

    /**
     * Runs a command; what a service refuses is told, nothing typed is lost.
     *
     * @return whether it went through
     */
    protected final boolean runOrShowError(Runnable command) {
        clearMessages();
        return refreshOrShowError(command);
    }

    /**
     * Runs what the person did not ask for, as a part of the screen that is made anew: what was said before, and the way to
     * undo it, stays, unless a service refuses.
     *
     * @return whether it went through
     */
    protected final boolean refreshOrShowError(Runnable command) {
        try {
            command.run();
            return true;
        } catch (DomainException e) {
            refused(e);
            return false;
        }
    }

    /** An act a service refused, fired on the UI for those who watch. */
    public static final class Refused extends ComponentEvent<UI> {
        private final String key;

        Refused(UI source, String key) {
            super(source, false);
            this.key = key;
        }

        /** Of the words the person was told. */
        public String key() {
            return key;
        }
    }

    private void refused(DomainException problem) {
        showMessage(problem);
        UI ui = UI.getCurrent();
        if (problem instanceof NotAuthorised && ui != null) {
            ComponentUtil.fireEvent(ui, new Refused(ui, problem.key()));
        }
    }

    /**
     * Saves a form; what a service refuses is told, and when another writer was faster the form is merged with what is
     * stored now and the difference is shown.
     *
     * @return whether the form was saved
     */
    protected final <T> boolean runOrShowError(FormMerge<T> merge, Runnable command, Supplier<T> stored) {
        clearMessages();
        try {
            return merge.save(command, stored, messages::add);
        } catch (DomainException e) {
            refused(e);
            return false;
        }
    }

    /**
     * Runs the command of a form; what a field is the cause of is told at the field.
     *
     * @return whether it went through
     */
    protected final boolean runOrShowError(FormErrors errors, Runnable command) {
        clearMessages();
        try {
            return errors.passes(command);
        } catch (DomainException e) {
            refused(e);
            return false;
        }
    }

    /**
     * Saves a form as above; what a field is the cause of is told at the field.
     *
     * @return whether the form was saved
     */
    protected final <T> boolean runOrShowError(
            FormErrors errors, FormMerge<T> merge, Runnable command, Supplier<T> stored) {
        var saved = new AtomicBoolean();
        return runOrShowError(errors, () -> saved.set(merge.save(command, stored, messages::add))) && saved.get();
    }

    protected final String yesNo(boolean value) {
        return t(value ? "form.yes" : "form.no");
    }

    protected final void go(String path) {
        getUI().or(() -> Optional.ofNullable(UI.getCurrent())).ifPresent(ui -> ui.navigate(path));
    }
}
