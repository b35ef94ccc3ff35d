@NullMarked
package io.streambus.app.tls;

import org.jspecify.annotations.NullMarked;
