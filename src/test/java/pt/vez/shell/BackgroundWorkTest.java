package pt.vez.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that is not ready at once says what is being done and how far it is, until the screen asks and finds it done. */
class BackgroundWorkTest {
    private final UI ui = new UI();
    private final BackgroundWork work = new BackgroundWork();
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void open() {
        UI.setCurrent(ui);
        ui.add(work);
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
    }

    private static Stream<Component> within(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(BackgroundWorkTest::within));
    }

    private List<ProgressBar> bars() {
        return within(work)
                .filter(ProgressBar.class::isInstance)
                .map(ProgressBar.class::cast)
                .toList();
    }

    private void poll() {
        ComponentUtil.fireEvent(ui, new PollEvent(ui, true));
    }

    @Test
    void workThatTakesLongSaysHowFarItIsAndGivesWayToItsResult() {
        var open = new CountDownLatch(1);
        var progress = new Progress(40);
        work.begin(
                "Contamos os dias",
                progress,
                () -> {
                    try {
                        open.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "feito";
                },
                shown::add,
                problem -> shown.add(problem.key()));
        assertThat(bars()).singleElement().satisfies(bar -> {
            assertThat(bar.getMax()).isEqualTo(40);
            assertThat(bar.isIndeterminate()).isFalse();
            assertThat(bar.getElement().getAttribute("aria-label")).isEqualTo("Contamos os dias");
        });
        assertThat(ui.getPollInterval()).as("the screen asks").isPositive();
        progress.accept(10);
        poll();
        assertThat(bars()).singleElement().extracting(ProgressBar::getValue).isEqualTo(10.0);
        assertThat(shown).isEmpty();
        open.countDown();
        Awaitility.await().until(() -> {
            poll();
            return !shown.isEmpty();
        });
        assertThat(shown).containsExactly("feito");
        assertThat(bars()).as("the sign is gone").isEmpty();
        assertThat(ui.getPollInterval()).as("as before").isEqualTo(-1);
    }
}
