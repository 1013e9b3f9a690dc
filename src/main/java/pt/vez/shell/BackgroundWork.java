package pt.vez.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.DomainException;

/**
 * Work that may take seconds: it is done outside of the screen's lock, so that the screen goes on, and while it is done this
 * says what is being done. What is ready within half a second is there at once, without a sign.
 */
public final class BackgroundWork extends Div {
    private static final int AT_ONCE_MILLIS = 500;
    private static final int POLL_MILLIS = 500;
    /** Waits most of the time, for the database. */
    private static final Executor WORKERS = Executors.newVirtualThreadPerTaskExecutor();

    private int before = -1;
    private boolean running;

    public BackgroundWork() {
        addClassName("background-work");
    }

    /**
     * Begins the work and ends what was begun here before: its result is not shown any more.
     *
     * @param doing what is being done, in words
     * @param work must not touch the screen, nor ask who is signed in
     * @param done gets the result, with the screen's lock
     * @param refused gets what the work was refused for
     */
    public <T> void begin(String doing, Supplier<T> work, Consumer<T> done, Consumer<DomainException> refused) {
        begin(doing, null, work, done, refused);
    }

    /**
     * As above.
     *
     * @param progress is told by the work how far it is, null where it cannot say
     */
    public <T> void begin(
            String doing,
            @Nullable Progress progress,
            Supplier<T> work,
            Consumer<T> done,
            Consumer<DomainException> refused) {
        UI ui = UI.getCurrent();
        removeAll();
        CompletableFuture<T> result = CompletableFuture.supplyAsync(work, WORKERS);
        try {
            T ready = result.get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
            stop(ui);
            done.accept(ready);
        } catch (TimeoutException e) {
            sign(ui, new Sign(doing, progress), result, done, refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            stop(ui);
            refuse(Objects.requireNonNullElse(e.getCause(), e), refused);
        }
    }

    /** What is being done, and how far it is. */
    private static final class Sign extends Card {
        private final ProgressBar bar = new ProgressBar();
        private final Paragraph count = new Paragraph();
        private final @Nullable Progress progress;

        Sign(String doing, @Nullable Progress progress) {
            this.progress = progress;
            bar.getElement().setAttribute("aria-label", doing);
            bar.setIndeterminate(progress == null);
            var text = new Paragraph(doing);
            text.getElement().setAttribute("role", "status");
            add(text, bar);
            if (progress != null) {
                bar.setMax(progress.total());
                add(count);
            }
            show();
        }

        void show() {
            if (progress != null) {
                bar.setValue(progress.done());
                count.setText(getTranslation("bulk.progress", progress.done(), progress.total()));
            }
        }
    }

    private <T> void sign(
            UI ui, Sign card, CompletableFuture<T> result, Consumer<T> done, Consumer<DomainException> refused) {
        add(card);
        if (!running) {
            running = true;
            before = ui.getPollInterval();
        }
        ui.setPollInterval(POLL_MILLIS);
        // Another piece of work, and leaving the screen, take the card away and with it the listener.
        var polling = ui.addPollListener(poll -> {
            if (!result.isDone()) {
                ui.setPollInterval(POLL_MILLIS);
                card.show();
                return;
            }
            remove(card);
            stop(ui);
            try {
                done.accept(result.join());
            } catch (CompletionException e) {
                refuse(Objects.requireNonNullElse(e.getCause(), e), refused);
            }
        });
        card.addDetachListener(detach -> {
            polling.remove();
            stop(detach.getUI());
        });
    }

    /** Polling goes on as before the work began. */
    private void stop(UI ui) {
        if (running) {
            running = false;
            ui.setPollInterval(before);
        }
    }

    private static void refuse(Throwable problem, Consumer<DomainException> refused) {
        if (problem instanceof DomainException refusal) {
            refused.accept(refusal);
        } else if (problem instanceof RuntimeException unforeseen) {
            throw unforeseen;
        } else {
            throw new IllegalStateException(problem);
        }
    }
}
