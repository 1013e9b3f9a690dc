package pt.vez.platform;

/** What of an exception may stand in a log: types and places. Its messages may quote what a person typed. */
public final class ErrorTraces {
    private static final int DEEPEST = 20;

    private ErrorTraces() {}

    /** The same types, stacks and causes, without their messages. */
    public static Throwable withoutMessages(Throwable problem) {
        return bare(problem, 0);
    }

    private static Throwable bare(Throwable problem, int depth) {
        var bare = new RuntimeException(problem.getClass().getName());
        bare.setStackTrace(problem.getStackTrace());
        Throwable cause = problem.getCause();
        if (cause != null && cause != problem && depth < DEEPEST) {
            bare.initCause(bare(cause, depth + 1));
        }
        return bare;
    }

    /** The type of the first cause, for instance {@code java.lang.OutOfMemoryError} inside a {@code ServletException}. */
    public static String rootType(Throwable problem) {
        Throwable root = problem;
        for (int depth = 0; depth < DEEPEST && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }
}
