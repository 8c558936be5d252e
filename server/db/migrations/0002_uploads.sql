CREATE TABLE `blobs` (
	`key` text PRIMARY KEY NOT NULL,
	`run` text NOT NULL,
	`start` integer,
	`length` integer,
	`loose_at` text
);
--> statement-breakpoint
CREATE INDEX `blobs_loose_at` ON `blobs` (`loose_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `blobs_run_start` ON `blobs` (`run`,`start`);--> statement-breakpoint
CREATE TABLE `upload_rights` (
	`case_id` text PRIMARY KEY NOT NULL,
	`verifier` text NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `upload_rights_until` ON `upload_rights` (`until`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`run` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`offset` integer NOT NULL,
	`state` text NOT NULL,
	`at` text NOT NULL,
	`until` text,
	`file` text,
	`found` text,
	`scan` text,
	`scanned_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `uploads_run_unique` ON `uploads` (`run`);--> statement-breakpoint
CREATE INDEX `uploads_case_id` ON `uploads` (`case_id`);--> statement-breakpoint
CREATE INDEX `uploads_until` ON `uploads` (`until`);--> statement-breakpoint
CREATE INDEX `uploads_scan` ON `uploads` (`scan`,`scanned_at`);