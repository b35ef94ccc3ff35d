@NullMarked
package io.streambus.app.report;

import org.jspecify.annotations.NullMarked;
