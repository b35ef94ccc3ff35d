package main

import (
	"os"
	"path/filepath"
	"time"
)

// openStorage creates what the broker creates on its volumes. It fails if a directory is not
// writable, for example because the volume belongs to root.
func openStorage(config *config) error {
	if err := os.MkdirAll(filepath.Join(config.Storage.DataDir, "topics"), 0o755); err != nil {
		return err
	}
	raft := config.Cluster.Raft.DataDir
	if err := os.MkdirAll(raft, 0o755); err != nil {
		return err
	}
	return appendLine(filepath.Join(raft, "entries"), "started "+version+" "+time.Now().UTC().Format(time.RFC3339))
}

func appendLine(path, line string) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := file.WriteString(line + "\n"); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
