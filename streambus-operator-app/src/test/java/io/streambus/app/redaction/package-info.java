@NullMarked
package io.streambus.app.redaction;

import org.jspecify.annotations.NullMarked;
