package io.niffler.gateway.extraction.run;

import java.io.IOException;

/** An e-mail could not be sent. The message names the server, the reason and the remedy. */
public final class MailException extends IOException {
    private static final long serialVersionUID = 1L;

    MailException(String message, Throwable cause) {
        super(message, cause);
    }
}
