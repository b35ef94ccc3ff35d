@NullMarked
package io.streambus.app.command;

import org.jspecify.annotations.NullMarked;
