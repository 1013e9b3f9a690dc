package pt.vez.notifications.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A letter as an invitation is, for measuring. */
public final class BenchLetters {
    private BenchLetters() {}

    private static Message message(int number) {
        return new Message(
                "letter" + number + "@bench.example",
                "pt-PT",
                "Chegou a sua vez: escolha a hora",
                "Chegou a sua vez",
                List.of("Pode escolher a hora do seu atendimento até segunda-feira, 30 de novembro, 18:05."),
                null,
                "/i/token",
                "Escolher a hora",
                null,
                null);
    }

    /** What is sealed in the outbox and written as JSON. */
    public static Object letter(int number) {
        return message(number);
    }

    public static String subject(int number) {
        return message(number).subject();
    }

    public static String text(int number) {
        return String.join("\n", message(number).lines());
    }

    /** In the transaction of the caller. */
    public static void enqueue(ApplicationContext application, int number) {
        application.getBean(Outbox.class).enqueue("bench/" + UUID.randomUUID(), "bench", message(number));
    }
}
